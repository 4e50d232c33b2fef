import YAML

extension ProblemWords {
    /// The file as a whole could not be read.
    static func unreadable(_ failure: YAMLProblem.ReadFailure, _ name: String) -> ProblemWords {
        let why: LocalizedText =
            switch failure {
            case .missing: LocalizedText(ko: "파일이 없습니다", en: "there is no such file")
            case .notPermitted: LocalizedText(ko: "읽을 권한이 없습니다", en: "reading it is not permitted")
            case .directory: LocalizedText(ko: "파일이 아니라 폴더입니다", en: "it is a folder")
            case .notRegularFile: LocalizedText(ko: "보통 파일이 아닙니다", en: "it is not a regular file")
            case .system(let number): LocalizedText(ko: "시스템 오류 \(number)번", en: "system error \(number)")
            }
        let message = LocalizedText(
            ko: "`\(name)` 파일을 읽을 수 없습니다: \(why.ko).",
            en: "the file '\(name)' cannot be read: \(why.en)"
        )
        return ProblemWords(.unreadableFile, message)
    }

    /// The bytes are not UTF-8.
    static func encoding(_ guess: YAMLProblem.EncodingGuess) -> ProblemWords {
        let save = (ko: "편집기에서 인코딩을 UTF-8로 바꾸어 저장하세요", en: "save it as UTF-8 in the editor")
        return switch guess {
        case .cp949:
            ProblemWords(
                .notUTF8,
                ko: "파일이 CP949(ANSI)로 저장되어 있습니다.",
                en: "the file is saved as CP949 (ANSI)",
                save
            )
        case .utf16:
            ProblemWords(.notUTF8, ko: "파일이 UTF-16으로 저장되어 있습니다.", en: "the file is saved as UTF-16", save)
        case .binary:
            ProblemWords(.notUTF8, ko: "글이 아닌 파일입니다.", en: "this is not a text file")
        case .unknown:
            ProblemWords(.notUTF8, ko: "UTF-8이 아닌 글자가 있습니다.", en: "there are bytes that are not UTF-8", save)
        }
    }

    /// A character that has no place in a text file.
    static func control(_ scalar: Unicode.Scalar) -> ProblemWords {
        ProblemWords(
            .controlCharacter,
            ko: "글 파일에 있을 수 없는 제어 문자(\(scalar.codePointName))가 있습니다.",
            en: "a control character (\(scalar.codePointName)) has no place in a text file",
            (ko: "지우세요", en: "remove it")
        )
    }

    /// A character that nobody sees.
    static func invisible(_ scalar: Unicode.Scalar) -> ProblemWords {
        let name = invisibleName(scalar)
        let origin =
            scalar.value == 0x3000
            ? LocalizedText(ko: "한글 입력기로 치기 쉬운", en: "probably typed with the Korean keyboard")
            : LocalizedText(ko: "웹에서 복사할 때 흔히 따라오는", en: "probably copied from the web")
        return ProblemWords(
            .invisibleCharacter,
            ko: "\(origin.ko) 보이지 않는 문자, \("\(name.ko)(\(scalar.codePointName))", .subject) 섞여 있습니다.",
            en: "there is an invisible character, \(name.en) (\(scalar.codePointName)), \(origin.en)",
            scalar.properties.generalCategory == .spaceSeparator
                ? (ko: "보통 빈칸으로 바꾸세요", en: "use an ordinary space")
                : (ko: "지우세요", en: "remove it")
        )
    }

    private static func invisibleName(_ scalar: Unicode.Scalar) -> LocalizedText {
        switch scalar.value {
        case 0xA0: LocalizedText(ko: "줄바꿈 없는 빈칸", en: "a no-break space")
        case 0xAD: LocalizedText(ko: "숨은 붙임표", en: "a soft hyphen")
        case 0x200B: LocalizedText(ko: "폭 없는 빈칸", en: "a zero-width space")
        case 0x200C...0x200D, 0x2060: LocalizedText(ko: "폭 없는 이음 문자", en: "a zero-width joiner")
        case 0x200E...0x200F, 0x202A...0x202E, 0x2066...0x2069:
            LocalizedText(ko: "글 방향 표시", en: "a mark of writing direction")
        case 0x3000: LocalizedText(ko: "전각 빈칸", en: "a full-width space")
        case 0xFEFF: LocalizedText(ko: "바이트 순서 표시", en: "a byte order mark")
        case 0x3164, 0xFFA0, 0x115F, 0x1160: LocalizedText(ko: "한글 채움 문자", en: "a Hangul filler")
        case 0x2028, 0x2029: LocalizedText(ko: "줄 나눔 문자", en: "a line separator")
        default: LocalizedText(ko: "특수한 빈칸", en: "a special space")
        }
    }

    /// Quotes of typography.
    static let smartQuotes = ProblemWords(
        .smartQuotes,
        ko: "둥근 따옴표(“ ”)는 따옴표가 아니라 값의 일부가 됩니다.",
        en: "typographic quotes are not quotes here but part of the value",
        (ko: "곧은 따옴표 `\"`로 바꾸세요", en: "use straight quotes")
    )
}
