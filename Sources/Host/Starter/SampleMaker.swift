import Files
import PluginAPI
import Simulator

/// Makes the synthetic day that some configurations replay.
enum SampleMaker {
    /// Where it is, from the folder of the configuration.
    static let folder = "var/sample"

    /// Makes the files that are not there.
    ///
    /// - Returns: whether there were any to make.
    static func make(in directory: String) throws(StarterProblem) -> Bool {
        do {
            let files = SampleFiles(of: try SampleDay(), in: directory == "." ? folder : "\(directory)/\(folder)")
            let paths = [files.recordingPath, files.dailyBarsPath, files.instrumentsPath]
            guard paths.contains(where: { !RegularFile.isTaken($0) }) else { return false }
            try files.createDirectory()
            if !RegularFile.isTaken(files.recordingPath) { _ = try files.writeRecording() }
            if !RegularFile.isTaken(files.dailyBarsPath) { _ = try files.writeDailyBars() }
            if !RegularFile.isTaken(files.instrumentsPath) { _ = try files.writeInstruments() }
            return true
        } catch let failure as FileFailure {
            throw .unwritable(failure.path, FileProblem(code: failure.code))
        } catch {
            preconditionFailure("the sample's own defaults are refused: \(error)")
        }
    }
}
