extension OrderReject {
    /// Answers of the real servers of which the broker documents the code or the text at most; the rest is a guess.
    ///
    /// No client may rely on them: a refusal is known by its result code.
    enum Unconfirmed {
        /// The text is known, the code is not.
        static let offTick = ("APBK0506", "주식주문호가단위 오류입니다.")
        /// The code is known, the text is not.
        static let notTradable = ("APBK0066", "매매불가 종목입니다.")
        /// The code is known, the text is not.
        static let overseasClosed = ("APBK1664", "해외주식 거래시간이 아닙니다.")
        /// Neither is known.
        static let aboveUpperLimit = ("APBK0406", "주문가격이 상한가를 초과합니다")
        /// Neither is known.
        static let belowLowerLimit = ("APBK0406", "주문가격이 하한가 미만입니다")
    }
}
