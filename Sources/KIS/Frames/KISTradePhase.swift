import FrameScan
import PluginAPI

/// What a trade record says of the exchange's phase.
///
/// The market segment decides where there is one (1 pre-market, 2 regular, 3 after-market, 5 closed), else the first digit
/// of the market operation (1 before the open, 2 regular, 3 and 4 after the close; 7 and 8 are buy-ins, of no phase).
/// Within the regular session, or when neither says anything, the kind of price refines it: B belongs to the opening
/// auction, C to an auction of the session, A and D to the time after it.
enum KISTradePhase {
    /// The phase of a record.
    @inline(__always)
    static func phase(_ record: borrowing FieldRecord) -> TradingPhase {
        let segment = record.width > KISTradeField.marketClass ? record.byte(KISTradeField.marketClass) : 0
        let hourClass = record.byte(KISTradeField.hourClass)
        if segment == UInt8(ascii: "2"), hourClass == UInt8(ascii: "0") { return .regular }
        return rarePhase(segment, hourClass, operation(record))
    }

    /// The first of the two digits of the market operation; zero for anything else than two digits.
    private static func operation(_ record: borrowing FieldRecord) -> UInt8 {
        let key = record.key(KISTradeField.marketOperation)
        let digits = (UInt8(truncatingIfNeeded: key), UInt8(truncatingIfNeeded: key >> 8))
        let areDigits = digits.0 &- UInt8(ascii: "0") <= 9 && digits.1 &- UInt8(ascii: "0") <= 9
        return key >> 56 == 2 && areDigits ? digits.0 : 0
    }

    /// The phase, from fields of one byte each; zero stands for a missing one.
    @inline(never)
    static func rarePhase(_ segment: UInt8, _ hourClass: UInt8, _ operation: UInt8) -> TradingPhase {
        switch segment {
        case UInt8(ascii: "1"): .beforeOpen
        case UInt8(ascii: "2"): refined(.regular, hourClass)
        case UInt8(ascii: "3"): .afterClose
        case UInt8(ascii: "5"): .closed
        default: phase(operation, hourClass)
        }
    }

    private static func phase(_ operation: UInt8, _ hourClass: UInt8) -> TradingPhase {
        switch operation {
        case UInt8(ascii: "1"): .beforeOpen
        case UInt8(ascii: "2"): refined(.regular, hourClass)
        case UInt8(ascii: "3"), UInt8(ascii: "4"): .afterClose
        case 0: refined(hourClass == UInt8(ascii: "0") ? .regular : .unknown, hourClass)
        default: .unknown
        }
    }

    private static func refined(_ phase: TradingPhase, _ hourClass: UInt8) -> TradingPhase {
        switch hourClass {
        case UInt8(ascii: "A"), UInt8(ascii: "D"): .afterClose
        case UInt8(ascii: "B"): .beforeOpen
        case UInt8(ascii: "C"): .auction
        default: phase
        }
    }
}
