import Testing

@testable import HTTP

@Suite struct RequestURLTests {
    @Test func `an address is read in its parts`() throws {
        let url = try RequestURL("HTTPS://Example.COM/a?b=삼성 전자")

        #expect(url.origin == "https://example.com:443")
        #expect(url.place == "example.com")
        #expect(url.text.lowercased() == "https://example.com/a?b=%ec%82%bc%ec%84%b1+%ec%a0%84%ec%9e%90")
        #expect(try RequestURL("http://example.com:8080").place == "example.com:8080")
    }

    @Test(arguments: [
        ("/b", "https://example.com/b"), ("c", "https://example.com/a/c"), ("//other.com/x", "https://other.com/x"),
        ("?q=1", "https://example.com/a/b?q=1"), ("http://example.com:80/", "http://example.com:80/"),
    ])
    func `a redirect is read from where it stands`(location: String, text: String) throws {
        #expect(try RequestURL("https://example.com/a/b").following(location).text == text)
    }

    @Test(arguments: ["http://localhost/", "http://127.0.0.1:80/", "http://127.9.9.9/", "http://[::1]/"])
    func `this machine is known by its names`(text: String) throws {
        #expect(try RequestURL(text).isLoopback)
    }

    @Test(arguments: [
        "http://127.example.com/", "http://localhost.example.com/", "http://128.0.0.1/", "http://10.127.0.0/",
    ])
    func `other machines are not this one`(text: String) throws {
        #expect(try !RequestURL(text).isLoopback)
    }

    @Test(arguments: ["", "no", "/a", "http://", "http://a b/", "gopher://a/", "javascript:1", "http://a/\r\nX: y"])
    func `what is no address of the web is refused`(text: String) {
        #expect(throws: RequestURL.Problem.self) { try RequestURL(text) }
    }
}
