extension FieldKind {
    /// The word for people.
    public var word: LocalizedText {
        switch self {
        case .price: LocalizedText(ko: "가격", en: "price")
        case .money: LocalizedText(ko: "금액", en: "amount")
        case .quantity: LocalizedText(ko: "수량", en: "quantity")
        case .percent: LocalizedText(ko: "백분율", en: "percentage")
        case .integer: LocalizedText(ko: "정수", en: "whole number")
        case .number: LocalizedText(ko: "숫자", en: "number")
        case .text: LocalizedText(ko: "글", en: "text")
        case .symbol: LocalizedText(ko: "종목", en: "symbol")
        case .date: LocalizedText(ko: "날짜", en: "date")
        case .moment: LocalizedText(ko: "시각", en: "time")
        case .side: LocalizedText(ko: "매수 또는 매도", en: "buy or sell")
        }
    }
}
