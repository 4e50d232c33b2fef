/// Why a call is not served, with the broker's code, words and status.
struct Refusal: Error, Sendable, Hashable {
    let status: Int
    let resultCode: String
    let code: String
    let text: String

    init(_ code: String, _ text: String, resultCode: String = "1", status: Int = 200) {
        self.status = status
        self.resultCode = resultCode
        self.code = code
        self.text = text
    }

    static let tooManyCalls = Refusal("EGW00201", "초당 거래건수를 초과하였습니다.", status: 500)
    static let expiredToken = Refusal("EGW00123", "기간이 만료된 token 입니다.", status: 500)
    static let unknownToken = Refusal("EGW00121", "유효하지 않은 token 입니다.", status: 500)
    static let unknownAppKey = Refusal("EGW00103", "유효하지 않은 AppKey입니다.", status: 403)
    static let wrongSecret = Refusal("EGW00105", "유효하지 않은 AppSecret입니다.", status: 403)
    static let contentType = Refusal("EGW00132", "Content-Type이 유효하지 않습니다.", status: 500)
    static let hashkey = Refusal("EGW00131", "유효하지 않은 hashkey입니다.", status: 500)
    static let credentialsType = Refusal("EGW00205", "credentials_type이 유효하지 않습니다.(Bearer)", status: 500)
    static let notOnPaper = Refusal("EGW02006", "모의투자 TR 이 아닙니다.", status: 500)
    static let unknownService = Refusal("OPSQ0002", "없는 서비스 코드 입니다")
    static let account = Refusal("OPSQ2000", "ERROR : INPUT INVALID_CHECK_ACNO", resultCode: "2")
    static let unknownSymbol = Refusal("MCA05918", "종목코드 오류입니다.")

    /// A parameter that is missing or cannot be read.
    static func field(_ name: String) -> Refusal {
        Refusal("OPSQ2001", "ERROR : INPUT_FIELD_NAME \(name)", resultCode: "2")
    }

    /// A parameter whose value is none of the broker's.
    static func value(_ name: String) -> Refusal {
        let short = name.hasPrefix("FID_COND_") ? String(name.dropFirst(9)) : name
        return Refusal("OPSQ2001", "ERROR : INPUT INVALID_CHECK_\(short)", resultCode: "2")
    }
}
