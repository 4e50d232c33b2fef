import PluginAPI

extension CommandDesk {
    /// The commands that the program answers itself.
    enum Name: String, CaseIterable {
        case start, status, positions, profit, orders, why, mute, watch, help
    }

    /// The commands for a menu, in the order in which they are listed.
    static let all = Name.allCases.compactMap(help)

    /// Every command with what it does.
    static var help: LocalizedText {
        all.reduce("") { text, command in
            let words = command.arguments.isEmpty ? "" : " \(command.arguments)"
            return "\(text)/\(command.name)\(words) - \(command.summary)\n"
        }
    }

    private static func help(_ name: Name) -> CommandHelp? {
        switch name {
        // What every bot is greeted with.
        case .start: nil
        case .status:
            CommandHelp("status", "", LocalizedText(ko: "잘 돌아가고 있는지", en: "how the program is"))
        case .positions:
            CommandHelp("positions", "", LocalizedText(ko: "보유 종목과 예수금", en: "what is held, and cash"))
        case .profit:
            CommandHelp("profit", "", LocalizedText(ko: "평가손익과 실현손익", en: "profit, on paper and realized"))
        case .orders:
            CommandHelp("orders", "", LocalizedText(ko: "미체결과 예약 주문", en: "open and reserved orders"))
        case .why:
            CommandHelp("why", "ID", LocalizedText(ko: "알림이 왜 왔는지", en: "what an alert came from"))
        case .mute:
            CommandHelp(
                "mute",
                "1h",
                LocalizedText(
                    ko: "이 채팅의 급하지 않은 알림을 그동안 모아 두기. /mute off로 끝",
                    en: "hold back what is not critical in this chat; /mute off ends it"
                )
            )
        case .watch:
            CommandHelp(
                "watch",
                "add 005930",
                LocalizedText(
                    ko: "알림을 받을 종목을 더하기. /watch remove 005930으로 빼고, /watch로 봅니다",
                    en: "add to what you are told of; /watch remove 005930 takes it away, /watch lists"
                )
            )
        case .help: CommandHelp("help", "", LocalizedText(ko: "명령 목록", en: "this list"))
        }
    }
}
