/// One socket connection of the customer.
struct SocketSession: Sendable {
    private(set) var registrations: [Registration] = []
    private var keys: [SocketChannel: NoticeCipher] = [:]
    /// When the last frame was sent, on the wall's clock in nanoseconds.
    var lastFrame: Int64
    /// The same in simulated time.
    var lastMoment: Moment
    /// When the sign of life that is not answered yet was sent.
    var unanswered: Int64?

    /// What the customer wants to be told about.
    struct Registration: Sendable, Hashable {
        let channel: SocketChannel
        let key: String
    }

    init(at wall: Int64, _ moment: Moment) {
        lastFrame = wall
        lastMoment = moment
    }

    func has(_ registration: Registration) -> Bool { registrations.contains(registration) }

    /// Whether the session is registered for a symbol on a channel.
    func wants(_ channel: SocketChannel, _ key: String) -> Bool {
        registrations.contains { $0.channel == channel && $0.key == key }
    }

    mutating func add(_ registration: Registration, cipher: NoticeCipher) {
        registrations.append(registration)
        keys[registration.channel] = cipher
    }

    mutating func remove(_ registration: Registration) {
        registrations.removeAll { $0 == registration }
    }

    /// The channel's newest key.
    func cipher(of channel: SocketChannel) -> NoticeCipher? { keys[channel] }
}
