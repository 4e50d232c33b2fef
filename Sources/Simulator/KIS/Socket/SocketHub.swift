/// The socket side of the broker: who is connected, what they registered for and what they have not been sent yet.
struct SocketHub: Sendable {
    let simulation: KISSimulation
    private(set) var sessions: [Int: SocketSession] = [:]
    /// The one session that uses the app key.
    private(set) var owner: Int?
    /// What waits to be sent, in order; bounded by what the server takes out after every step.
    private(set) var outputs: [KISSocketOutput] = []
    var random: SplitMix64
    var encoders: FrameEncoders?
    private var wall: Int64 = 0
    private var moment: Moment

    init(_ simulation: KISSimulation) {
        self.simulation = simulation
        moment = simulation.start
        random = SplitMix64(seed: simulation.seed, purpose: .keys, symbol: "socket")
    }

    mutating func connect(_ session: Int) { sessions[session] = SocketSession(at: wall, moment) }

    /// Forgets a session; the app key is free again.
    mutating func disconnect(_ session: Int) {
        sessions[session] = nil
        outputs.removeAll { $0.session == session }
        if owner == session { owner = nil }
    }

    /// Takes everything that waits.
    mutating func takeOutputs() -> [KISSocketOutput] {
        let taken = outputs
        outputs.removeAll(keepingCapacity: true)
        return taken
    }

    mutating func send(_ text: String, to session: Int) {
        guard sessions[session] != nil else { return }
        // Nobody takes the outputs: the session cannot be helped.
        guard outputs.count < Self.mostOutputs else { return cut(session) }
        sessions[session]?.lastFrame = wall
        sessions[session]?.lastMoment = moment
        outputs.append(KISSocketOutput(session, .text(text)))
    }

    /// Cuts a session's connection after what it got so far; the app key is free again.
    mutating func cut(_ session: Int) {
        sessions[session] = nil
        if owner == session { owner = nil }
        outputs.append(KISSocketOutput(session, .cut))
    }

    private static let mostOutputs = 65_536

    /// Sends signs of life where nothing else was sent, and drops who does not answer them.
    ///
    /// A client may measure silence by its own clock or by the simulated one, so that both bring a sign of life.
    mutating func keepAlive(at wall: Int64, now: Moment) {
        self.wall = wall
        moment = now
        let limits = simulation.limits
        for (number, session) in sessions.sorted(by: { $0.key < $1.key }) {
            if let sent = session.unanswered {
                if wall - sent >= Int64(limits.pingPatience) * 1_000_000_000 { cut(number) }
            } else if wall - session.lastFrame >= Int64(limits.pingInterval) * 1_000_000_000
                || session.lastMoment.advanced(bySeconds: limits.pingInterval) <= now
            {
                var frame: [UInt8] = []
                KISPingFrame(day: now.day).append(at: now.second, to: &frame)
                send(String(decoding: frame, as: UTF8.self), to: number)
                sessions[number]?.unanswered = wall
            }
        }
    }

    /// Notes that a sign of life was answered.
    mutating func answered(_ session: Int) { sessions[session]?.unanswered = nil }

    /// Takes the app key away from the session that has it, as another login would.
    mutating func takeOver() {
        guard let owner else { return }
        send(SocketReply.inUse.text(channel: "", key: ""), to: owner)
        cut(owner)
    }

    /// Serves a registration's frame. An empty answer to a wrong customer id: the connection is cut.
    mutating func receive(_ text: String, from session: Int, _ gateway: Gateway, _ desk: Desk) {
        guard sessions[session] != nil else { return }
        guard let value = try? JSONReader.value(of: Array(text.utf8)), case .object = value else {
            return send(SocketReply.noJSON.text(channel: "(null)", key: ""), to: session)
        }
        if value["header"]?["tr_id"] == "PINGPONG" { return answered(session) }
        let (channel, key) = (value["body"]?["input"]?["tr_id"]?.plain, value["body"]?["input"]?["tr_key"]?.plain)
        if let mistake = mistake(in: value, gateway, desk.now) {
            return send(mistake.text(channel: channel ?? "(null)", key: key ?? ""), to: session)
        }
        if let owner, owner != session {
            return send(SocketReply.inUse.text(channel: "", key: ""), to: session)
        }
        guard let channel = channel.flatMap(SocketChannel.init(rawValue:)), let key else { return }
        owner = session
        let registration = SocketSession.Registration(channel: channel, key: key)
        if channel.key == .customer, key != simulation.credentials.htsID { return cut(session) }
        if value["header"]?["tr_type"] == "1" {
            register(registration, session, desk)
        } else {
            unregister(registration, session)
        }
    }

    private func mistake(in value: JSONValue, _ gateway: Gateway, _ now: Moment) -> SocketReply? {
        guard let header = value["header"], case .object = header else { return .noHeader }
        guard let body = value["body"], case .object = body else { return .noBody }
        guard let input = body["input"], case .object = input else { return .noInput }
        guard let customer = header["custtype"]?.plain else { return .noCustomer }
        guard ["P", "B"].contains(customer) else { return .customer }
        guard ["1", "2"].contains(header["tr_type"]?.plain) else { return .type }
        guard input["tr_key"]?.plain != nil else { return .noKey }
        guard let approval = header["approval_key"]?.plain, gateway.isApproved(approval, at: now) else {
            return .unknownApproval
        }
        guard let channel = input["tr_id"]?.plain.flatMap(SocketChannel.init(rawValue:)),
            channel.isServed(in: simulation.realm)
        else { return .unknownChannel }
        return nil
    }

    private mutating func register(_ registration: SocketSession.Registration, _ session: Int, _ desk: Desk) {
        let (channel, key) = (registration.channel, registration.key)
        guard let present = sessions[session] else { return }
        var answer: SocketReply?
        if present.has(registration) {
            answer = .alreadyIn
        } else if present.registrations.count >= simulation.limits.registrations {
            answer = .tooMany
        } else if !isKnown(registration, desk) {
            answer = .unknownKey
        }
        if let answer { return send(answer.text(channel: channel.rawValue, key: key), to: session) }
        let cipher = NoticeCipher(key: letters(32), start: letters(16))
        sessions[session]?.add(registration, cipher: cipher)
        send(
            SocketReply.subscribed.text(
                channel: channel.rawValue,
                key: key,
                isEncrypted: channel.isEncrypted,
                cipher: cipher
            ),
            to: session
        )
    }

    private mutating func unregister(_ registration: SocketSession.Registration, _ session: Int) {
        let isThere = sessions[session]?.has(registration) ?? false
        sessions[session]?.remove(registration)
        let answer = isThere ? SocketReply.unsubscribed : .notFound
        send(answer.text(channel: registration.channel.rawValue, key: registration.key), to: session)
    }

    private func isKnown(_ registration: SocketSession.Registration, _ desk: Desk) -> Bool {
        switch registration.channel.key {
        case .customer: true
        case .domestic: desk.market.index(of: registration.key) != nil
        case .overseas:
            // The daytime symbols begin with another letter and have no trades here.
            registration.key.hasPrefix("RBA") || desk.overseas.index(ofRealTimeSymbol: registration.key) != nil
        }
    }

    private mutating func letters(_ count: Int) -> String {
        let alphabet = Array("abcdefghijklmnopqrstuvwxyz0123456789")
        return String((0..<count).map { _ in alphabet[random.below(alphabet.count)] })
    }
}
