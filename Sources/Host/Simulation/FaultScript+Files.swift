import Engine
import Foundation
import PluginAPI
import Simulator

extension FaultScript {
    /// Reads a file, or says on standard error what is wrong with it.
    ///
    /// - Throws: `ExitStatus`.
    static func faults(at path: String, _ language: Language) throws -> [KISFault] {
        guard let text = text(at: path) else {
            throw ExitStatus.cannotStart("host: " + unreadable(path).text(in: language))
        }
        let (script, diagnostics) = read(text, name: path)
        if !diagnostics.isEmpty {
            let format = DiagnosticFormat(language: language, usesColor: StandardStream.error.usesColor)
            StandardStream.error.write(format.text(of: diagnostics) + "\n")
        }
        guard let script else { throw ExitStatus.invalid }
        return script.values
    }

    /// What is wrong with the scripts of a configuration's simulators; texts may stand in the place of what files hold.
    static func problems(in blueprint: Blueprint, _ texts: FileTexts) -> [Diagnostic] {
        var seen: Set<String> = []
        return blueprint.brokers.flatMap { broker -> [Diagnostic] in
            guard let settings = broker.broker.simulator, let path = settings.faults?.path, seen.insert(path).inserted
            else { return [] }
            guard let text = texts[path] ?? text(at: path) else {
                return [Diagnostic(.unusableFile, unreadable(path), at: settings.$faults.span ?? broker.span)]
            }
            return read(text, name: path).diagnostics
        }
    }

    private static func text(at path: String) -> String? {
        FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
    }

    private static func unreadable(_ path: String) -> LocalizedText {
        LocalizedText(ko: "`\(path)` 파일을 읽을 수 없습니다.", en: "cannot read '\(path)'")
    }
}
