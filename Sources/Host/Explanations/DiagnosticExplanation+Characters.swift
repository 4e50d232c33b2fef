import PluginAPI

extension DiagnosticExplanation {
    /// Files and characters: H0001 to H0007.
    static let characters: [DiagnosticExplanation] = [
        DiagnosticExplanation(
            .unreadableFile,
            cause: LocalizedText(
                ko: "설정 파일이나 `include`한 파일이 없거나, 폴더이거나, 읽을 권한이 없습니다.",
                en: "The configuration or a file it includes is missing, is a folder, or may not be read."
            ),
            cure: LocalizedText(
                ko: "경로와 권한을 확인하세요. `include`의 경로는 그 줄이 있는 파일의 폴더에서 시작합니다.",
                en:
                    "Check the path and the permissions; paths of 'include' start from the folder of the file they stand in."
            ),
            wrong: .sections("include: more.yaml"),
            mended: .sections("include: more.yaml", others: ["more.yaml": "host: { language: ko }\n"])
        ),
        DiagnosticExplanation(
            .fileTooLarge,
            cause: LocalizedText(
                ko: "설정 파일은 1 MiB까지 읽습니다. 이보다 크면 설정이 아닌 파일일 때가 많습니다.",
                en: "A configuration is read up to 1 MiB; a larger file is usually something else."
            ),
            cure: LocalizedText(
                ko: "맞는 파일인지 확인하고, 정말 크다면 `include`로 나누세요.",
                en: "Check that it is the right file; if it is, divide it with 'include'."
            ),
            wrong: ExampleFiles(
                place: .sections,
                content: .long(before: "# ", unit: "0123456789 ", count: 100_000, after: "\n")
            ),
            mended: .sections("# 0123456789")
        ),
        DiagnosticExplanation(
            .notUTF8,
            cause: LocalizedText(
                ko: "파일이 CP949(ANSI)나 UTF-16처럼 UTF-8이 아닌 인코딩으로 저장되었습니다. 옛 메모장이 흔히 그렇게 저장합니다.",
                en:
                    "The file is saved in another encoding than UTF-8, such as CP949 (ANSI) or UTF-16, as old editors do."
            ),
            cure: LocalizedText(
                ko: "편집기의 ‘다른 이름으로 저장’에서 인코딩을 UTF-8로 고르세요.",
                en: "Save the file again and choose UTF-8 as its encoding."
            ),
            wrong: ExampleFiles(
                place: .sections,
                content: .bytes(
                    Array("# ".utf8) + [0xB8, 0xC5, 0xBC, 0xF6, 0x20, 0xBE, 0xCB, 0xB8, 0xB2],
                    LocalizedText(ko: "CP949로 저장된 ‘매수 알림’", en: "'매수 알림' saved as CP949")
                )
            ),
            mended: .sections("# 매수 알림")
        ),
        DiagnosticExplanation(
            .controlCharacter,
            cause: LocalizedText(
                ko: "화면에 보이지 않는 제어 문자가 들어 있습니다. 터미널에서 복사할 때 섞이곤 합니다.",
                en:
                    "There is a control character that no screen shows; it often comes with text copied from a terminal."
            ),
            cure: LocalizedText(
                ko: "표시된 자리를 지우고 다시 입력하세요.",
                en: "Delete what stands at the place shown and type it again."
            ),
            wrong: .pipeline("sinks: [console\u{7}]"),
            mended: .pipeline("sinks: [console]")
        ),
        DiagnosticExplanation(
            .invisibleCharacter,
            cause: LocalizedText(
                ko: "보통 빈칸처럼 보이지만 다른 문자인 빈칸이 있습니다. 웹에서 복사할 때 흔히 따라옵니다.",
                en:
                    "A space that is not an ordinary one stands outside quotes; it usually comes with text from the web."
            ),
            cure: LocalizedText(
                ko: "보통 빈칸으로 바꾸거나 지우세요.",
                en: "Put an ordinary space in its place, or nothing."
            ),
            wrong: .pipeline("when:\u{A0}krx-regular"),
            mended: .pipeline("when: krx-regular")
        ),
        DiagnosticExplanation(
            .smartQuotes,
            cause: LocalizedText(
                ko: "둥근 따옴표(“ ”)는 YAML의 따옴표가 아니어서 값의 일부가 됩니다.",
                en: "Typographic quotes are no quotes to YAML; they become part of the value."
            ),
            cure: LocalizedText(
                ko: "곧은 따옴표(\")로 바꾸거나 지우세요.",
                en: "Use straight quotes, or none."
            ),
            wrong: .pipeline("when: “krx-regular”"),
            mended: .pipeline("when: \"krx-regular\"")
        ),
        DiagnosticExplanation(
            .fullWidthColon,
            cause: LocalizedText(
                ko: "한글 입력 상태에서 친 전각 쌍점(：)은 쌍점으로 읽히지 않습니다.",
                en: "A full-width colon, as East Asian keyboards type it, is not read as a colon."
            ),
            cure: LocalizedText(
                ko: "쌍점과 빈칸(`: `)으로 바꾸세요.",
                en: "Use ':' and a space."
            ),
            wrong: .pipeline("when： krx-regular"),
            mended: .pipeline("when: krx-regular")
        ),
    ]
}
