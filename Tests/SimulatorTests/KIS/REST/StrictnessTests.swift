import Testing

@testable import Simulator

/// What the broker does not let pass.
struct StrictnessTests {
    @Test(arguments: [
        ("authorization", "", "EGW00205"), ("authorization", "Bearer nobody", "EGW00121"),
        ("authorization", "token", "EGW00205"), ("appkey", "other", "EGW00103"), ("appsecret", "other", "EGW00105"),
        ("tr_id", "", "OPSQ0002"), ("tr_id", "FHKST01010200", "OPSQ0002"), ("custtype", "X", "OPSQ2001"),
        ("content-type", "text/plain", "EGW00132"), ("tr_cont", "M", "OPSQ2001"),
    ])
    func `a wrong header is refused`(name: String, value: String, code: String) throws {
        var customer = try Customer()

        let answer = customer.price { request in
            request.headers.removeAll { $0.name == name }
            if !value.isEmpty { request.headers.append(.init(name, value)) }
        }

        #expect(answer["msg_cd"] == code)
        #expect(answer["rt_cd"] != "0")
    }

    @Test func `names of headers may be in any case, and of quotes' parameters in two`() throws {
        var customer = try Customer()

        let upper = customer.price { request in
            request.headers = request.headers.map { .init($0.name.uppercased(), $0.value) }
        }
        let lower = customer.price { request in
            request.query = request.query.map { .init($0.name.lowercased(), $0.value) }
        }

        #expect(upper["rt_cd"] == "0")
        #expect(lower["rt_cd"] == "0")
    }

    @Test func `a missing or wrong parameter is named`() throws {
        var customer = try Customer()

        let missing = customer.price { $0.query.removeLast() }
        let wrong = customer.price { $0.query[0].value = "X" }
        let unknown = customer.price { $0.query[1].value = "000001" }

        #expect(missing["msg1"] == "ERROR : INPUT_FIELD_NAME FID_INPUT_ISCD")
        #expect(missing["rt_cd"] == "2")
        #expect(wrong["msg1"] == "ERROR : INPUT INVALID_CHECK_MRKT_DIV_CODE")
        #expect(unknown["msg_cd"] == "MCA05918")
    }

    @Test func `the body's names are in capitals and all its values are texts`() throws {
        var customer = try Customer()

        let lower = customer.order(at: 70_000) { request in
            request.body = Array(
                String(decoding: request.body, as: UTF8.self).replacing("ORD_QTY", with: "ord_qty").utf8
            )
        }
        let number = customer.order(at: 70_000) { request in
            request.body = Array(String(decoding: request.body, as: UTF8.self).replacing("\"10\"", with: "10").utf8)
        }
        let garbage = customer.order(at: 70_000) { $0.body = Array("ORD_QTY=10".utf8) }

        #expect(lower["msg1"] == "ERROR : INPUT_FIELD_NAME ORD_QTY")
        #expect(number["msg1"] == "ERROR : INPUT_FIELD_NAME ORD_QTY")
        #expect(garbage["rt_cd"] == "2")
        #expect(customer.kis.desk.orders.orders.isEmpty)
    }

    @Test func `another account is refused`() throws {
        var customer = try Customer()

        let answer = customer.order(at: 70_000) { request in
            request.body = Array(
                String(decoding: request.body, as: UTF8.self).replacing("50123456", with: "50123457").utf8
            )
        }

        #expect(answer["msg_cd"] == "OPSQ2000")
        #expect(answer["rt_cd"] == "2")
    }

    @Test func `ids of one world are nothing in the other`() throws {
        var real = try Customer()
        var paper = try Customer(.paper)

        #expect(real.balance("VTTC8434R")["msg_cd"] == "OPSQ0002")
        #expect(paper.balance("TTTC8434R")["msg_cd"] == "EGW02006")
        #expect(paper.balance("VTTC8434R")["rt_cd"] == "0")
        let holidays = paper.get(
            "domestic-stock/v1/quotations/chk-holiday",
            "CTCA0903R",
            ["BASS_DT": "20261120", "CTX_AREA_NK": "", "CTX_AREA_FK": ""]
        )
        #expect(holidays["msg_cd"] == "OPSQ0002")
    }

    @Test func `the nineteenth call of a second is refused, and one a second later is not`() throws {
        var customer = try Customer()
        customer.wait(1)
        let request = KISRequest(
            "GET",
            "/uapi/domestic-stock/v1/quotations/inquire-price",
            query: [.init("FID_COND_MRKT_DIV_CODE", "J"), .init("FID_INPUT_ISCD", "005930")],
            headers: customer.headers("FHKST01010100")
        )

        let answers = (0..<19).map { _ in customer.send(request) }
        customer.wait(1)
        let later = customer.send(request)

        #expect(answers.dropLast().allSatisfy { $0.status == 200 })
        #expect(answers.last?.status == 500)
        #expect(answers.last?["msg_cd"] == "EGW00201")
        #expect(later.status == 200)
    }

    @Test func `the practice servers take one call a second`() throws {
        var customer = try Customer(.paper)
        _ = customer.balance("VTTC8434R")
        var request = KISRequest("GET", "/uapi/domestic-stock/v1/quotations/inquire-price")
        request.headers = customer.headers("FHKST01010100")

        #expect(customer.send(request)["msg_cd"] == "EGW00201")
    }

    @Test func `an unknown address and a wrong method are not found`() throws {
        var customer = try Customer()

        #expect(customer.get("domestic-stock/v1/quotations/nothing", "FHKST01010100", [:]).status == 404)
        #expect(customer.post("domestic-stock/v1/quotations/inquire-price", "FHKST01010100", [:]).status == 404)
    }
}

extension Customer {
    /// Asks for the price of the first symbol.
    mutating func price(change: (inout KISRequest) -> Void = { _ in }) -> Answer {
        get(
            "domestic-stock/v1/quotations/inquire-price",
            "FHKST01010100",
            ["FID_COND_MRKT_DIV_CODE": "J", "FID_INPUT_ISCD": "005930"],
            change: change
        )
    }
}
