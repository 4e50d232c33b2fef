@testable import Simulator

/// A customer of a simulated broker, who lets a second pass before every call.
struct Customer {
    var kis: SimulatedKIS
    private(set) var now: Moment
    private var token = ""
    private let credentials: KISCredentials

    /// An answer as a client sees it.
    struct Answer {
        let status: Int
        let continuation: String?
        let value: JSONValue
        let delivery: KISAnswer.Delivery

        /// A text without the blanks around it.
        subscript(name: String) -> String { value[name]?.plain?.trimmingBlanks ?? "" }

        /// The rows of a list.
        func rows(_ name: String) -> [JSONValue] {
            guard case .array(let rows)? = value[name] else { return [] }
            return rows
        }
    }

    init(
        _ realm: Realm = .real,
        at second: Int = 10 * 3_600,
        day: MarketDate = SampleDay.defaultDay,
        change: (inout KISSimulation) -> Void = { _ in }
    ) throws {
        var simulation = KISSimulation(
            realm: realm,
            start: Moment(day: day, second: second),
            symbols: 8,
            ticks: 2_000
        )
        change(&simulation)
        kis = try SimulatedKIS(simulation)
        now = simulation.start
        credentials = simulation.credentials
        token = logIn()["access_token"]
    }

    mutating func wait(_ seconds: Int) { now = now.advanced(bySeconds: seconds) }

    mutating func wait(until second: Int) { now = Moment(day: now.day, second: second) }

    mutating func logIn() -> Answer {
        send(
            KISRequest(
                "POST",
                "/oauth2/tokenP",
                headers: [.init("content-type", "application/json")],
                body: Self.body([
                    "grant_type": "client_credentials", "appkey": credentials.appKey,
                    "appsecret": credentials.appSecret,
                ])
            )
        )
    }

    mutating func approve(_ secretName: String = "secretkey") -> Answer {
        send(
            KISRequest(
                "POST",
                "/oauth2/Approval",
                body: Self.body([
                    "grant_type": "client_credentials", "appkey": credentials.appKey, secretName: credentials.appSecret,
                ])
            )
        )
    }

    mutating func get(
        _ path: String,
        _ id: String,
        _ parameters: KeyValuePairs<String, String>,
        next: Bool = false,
        change: (inout KISRequest) -> Void = { _ in }
    ) -> Answer {
        wait(1)
        var request = KISRequest(
            "GET",
            "/uapi/" + path,
            query: parameters.map { .init($0.key, $0.value) },
            headers: headers(id) + (next ? [.init("tr_cont", "N")] : [])
        )
        change(&request)
        return send(request)
    }

    mutating func post(
        _ path: String,
        _ id: String,
        _ members: KeyValuePairs<String, String>,
        change: (inout KISRequest) -> Void = { _ in }
    ) -> Answer {
        wait(1)
        var request = KISRequest("POST", "/uapi/" + path, headers: headers(id), body: Self.body(members))
        change(&request)
        return send(request)
    }

    mutating func send(_ request: KISRequest) -> Answer {
        let answer = kis.answer(request, at: now)
        return Answer(
            status: answer.status,
            continuation: answer.headers.first { $0.name == "tr_cont" }?.value,
            value: (try? JSONReader.value(of: answer.body, upTo: 1 << 20)) ?? .null,
            delivery: answer.delivery
        )
    }

    func headers(_ id: String) -> [KISRequest.Pair] {
        [
            .init("content-type", "application/json; charset=utf-8"), .init("authorization", "Bearer \(token)"),
            .init("appkey", credentials.appKey), .init("appsecret", credentials.appSecret), .init("tr_id", id),
            .init("custtype", "P"),
        ]
    }

    /// Opens a socket and registers for the customer's notices and a symbol's trades.
    mutating func listen(_ session: Int = 1, _ registrations: [(String, String)]) -> [String] {
        wait(1)
        let key = approve()["approval_key"]
        kis.connect(session)
        for (channel, symbol) in registrations {
            kis.receive(Self.registration(key, channel, symbol), from: session, at: now)
        }
        return texts(session)
    }

    /// What a session has got since the last look.
    mutating func texts(_ session: Int = 1) -> [String] {
        kis.takeSocketOutputs().filter { $0.session == session }.compactMap { output in
            if case .text(let text) = output.content { text } else { nil }
        }
    }

    static func registration(_ key: String, _ channel: String, _ symbol: String, type: String = "1") -> String {
        """
        {"header":{"approval_key":"\(key)","custtype":"P","tr_type":"\(type)","content-type":"utf-8"},\
        "body":{"input":{"tr_id":"\(channel)","tr_key":"\(symbol)"}}}
        """
    }

    static func body(_ members: KeyValuePairs<String, String>) -> [UInt8] { Array(JSONValue.row(members).text.utf8) }
}

extension Customer {
    /// Orders shares of the first symbol.
    mutating func order(
        _ id: String = "TTTC0012U",
        _ code: String = "00",
        _ quantity: Int = 10,
        at price: Int,
        change: (inout KISRequest) -> Void = { _ in }
    ) -> Answer {
        post(
            "domestic-stock/v1/trading/order-cash",
            id,
            [
                "CANO": "50123456", "ACNT_PRDT_CD": "01", "PDNO": "005930", "ORD_DVSN": code,
                "ORD_QTY": String(quantity), "ORD_UNPR": String(price), "EXCG_ID_DVSN_CD": "KRX", "SLL_TYPE": "",
                "CNDT_PRIC": "",
            ],
            change: change
        )
    }

    mutating func balance(_ id: String = "TTTC8434R", next: (String, String)? = nil) -> Answer {
        get(
            "domestic-stock/v1/trading/inquire-balance",
            id,
            [
                "CANO": "50123456", "ACNT_PRDT_CD": "01", "AFHR_FLPR_YN": "N", "OFL_YN": "", "INQR_DVSN": "02",
                "UNPR_DVSN": "01", "FUND_STTL_ICLD_YN": "N", "FNCG_AMT_AUTO_RDPT_YN": "N", "PRCS_DVSN": "00",
                "CTX_AREA_FK100": next?.0 ?? "", "CTX_AREA_NK100": next?.1 ?? "",
            ],
            next: next != nil
        )
    }

    mutating func dailyOrders(_ id: String = "TTTC0081R", next: (String, String)? = nil) -> Answer {
        get(
            "domestic-stock/v1/trading/inquire-daily-ccld",
            id,
            [
                "CANO": "50123456", "ACNT_PRDT_CD": "01", "INQR_STRT_DT": now.day.compact,
                "INQR_END_DT": now.day.compact, "SLL_BUY_DVSN_CD": "00", "PDNO": "", "ORD_GNO_BRNO": "", "ODNO": "",
                "CCLD_DVSN": "00", "INQR_DVSN": "00", "INQR_DVSN_1": "", "INQR_DVSN_3": "00",
                "EXCG_ID_DVSN_CD": "KRX", "CTX_AREA_FK100": next?.0 ?? "", "CTX_AREA_NK100": next?.1 ?? "",
            ],
            next: next != nil
        )
    }
}

extension JSONValue {
    /// A member's text as a number.
    func number(_ name: String) -> Int { self[name]?.plain.flatMap { Int($0) } ?? .min }
}
