/// One HTTP request as it is handed to whatever sends it.
///
/// Headers and body hold secrets; printing shows the address without its parameters.
package struct KISSending: Sendable, CustomStringConvertible, CustomReflectable {
    /// How it is sent.
    package let method: KISEndpoint.Method
    /// The address with its parameters.
    package let url: String
    /// The headers.
    package let headers: [KISHeader]
    /// The body of a POST.
    package let body: [UInt8]?
    /// Whether it must never be sent a second time by itself: an order, on a connection of its own.
    package let isOrder: Bool

    /// Method and address.
    package var description: String { "\(method.rawValue) \(url.prefix { $0 != "?" })" }

    /// A mirror without children.
    package var customMirror: Mirror { Mirror(self, children: []) }
}
