import PluginAPI
import Simulator

/// A script of faults as people write it.
struct FaultScript: PluginSettings {
    /// What goes wrong, one entry for each.
    @Setting(LocalizedText(ko: "일으킬 장애. 하나에 한 항목", en: "What goes wrong, one entry for each."))
    var faults: [FaultEntry]

    /// An empty script.
    init() {}

    /// The faults themselves.
    var values: [KISFault] { faults.map(\.value) }
}
