import CYAML

/// Owns one libyaml parser and the buffer it reads, and hands out its events.
@safe
final class EventReader {
    private let parser: UnsafeMutablePointer<yaml_parser_t>
    private let input: UnsafeMutableBufferPointer<UInt8>
    private let index: CodePointIndex

    init(_ bytes: [UInt8]) {
        unsafe parser = .allocate(capacity: 1)
        unsafe input = .allocate(capacity: bytes.count)
        index = CodePointIndex(bytes)
        _ = unsafe input.initialize(from: bytes)
        guard unsafe yaml_parser_initialize(parser) != 0 else { fatalError("out of memory") }
        unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        unsafe yaml_parser_set_input_string(parser, input.baseAddress, bytes.count)
    }

    deinit {
        unsafe yaml_parser_delete(parser)
        unsafe parser.deallocate()
        unsafe input.deallocate()
    }

    /// The next event; after the end of the stream there are only ``ParserEvent/Kind/other`` ones.
    func next() throws(ParserFailure) -> ParserEvent {
        var event = unsafe yaml_event_t()
        guard unsafe yaml_parser_parse(parser, &event) != 0 else { throw failure() }
        defer { unsafe yaml_event_delete(&event) }
        let range = unsafe range(event.start_mark, event.end_mark)
        return unsafe ParserEvent(kind: kind(of: event), range: range)
    }

    private func failure() -> ParserFailure {
        let offset = unsafe index.byte(of: Int(parser.pointee.problem_mark.index))
        let hasContext = unsafe parser.pointee.context != nil
        return ParserFailure(
            problem: unsafe parser.pointee.problem.map { unsafe String(cString: $0) } ?? "",
            offset: offset,
            context: unsafe parser.pointee.context.map { unsafe String(cString: $0) } ?? "",
            start: hasContext ? unsafe index.byte(of: Int(parser.pointee.context_mark.index)) : offset
        )
    }

    private func range(_ start: yaml_mark_t, _ end: yaml_mark_t) -> Range<Int> {
        let lower = index.byte(of: Int(start.index))
        return lower..<max(lower, index.byte(of: Int(end.index)))
    }

    private func kind(of event: yaml_event_t) -> ParserEvent.Kind {
        switch unsafe event.type {
        case YAML_DOCUMENT_START_EVENT: return .documentStart
        case YAML_STREAM_END_EVENT: return .streamEnd
        case YAML_ALIAS_EVENT: return unsafe .alias(name: text(event.data.alias.anchor))
        case YAML_SCALAR_EVENT: return unsafe scalar(event)
        case YAML_SEQUENCE_START_EVENT:
            let start = unsafe event.data.sequence_start
            let hasProperties = unsafe start.anchor != nil || start.tag != nil
            let isFlow = unsafe start.style == YAML_FLOW_SEQUENCE_STYLE
            return .sequenceStart(.init(isFlow: isFlow, hasProperties: hasProperties))
        case YAML_MAPPING_START_EVENT:
            let start = unsafe event.data.mapping_start
            let hasProperties = unsafe start.anchor != nil || start.tag != nil
            let isFlow = unsafe start.style == YAML_FLOW_MAPPING_STYLE
            return .mappingStart(.init(isFlow: isFlow, hasProperties: hasProperties))
        case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: return .collectionEnd
        default: return .other
        }
    }

    private func scalar(_ event: yaml_event_t) -> ParserEvent.Kind {
        let scalar = unsafe event.data.scalar
        let value = unsafe UnsafeBufferPointer(start: scalar.value, count: scalar.length)
        let text = unsafe String(decoding: value, as: UTF8.self)
        let hasProperties = unsafe scalar.anchor != nil || scalar.tag != nil
        return unsafe .scalar(Node.Scalar(text: text, style: style(scalar.style)), hasProperties: hasProperties)
    }

    private func style(_ style: yaml_scalar_style_t) -> Node.Scalar.Style {
        switch style {
        case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
        case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
        case YAML_LITERAL_SCALAR_STYLE: .literal
        case YAML_FOLDED_SCALAR_STYLE: .folded
        default: .plain
        }
    }

    private func text(_ characters: UnsafeMutablePointer<yaml_char_t>?) -> String {
        unsafe characters.map { unsafe String(cString: $0) } ?? ""
    }
}
