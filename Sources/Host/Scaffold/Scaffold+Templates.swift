extension Scaffold {
    /// The templates of one kind of part, with `__TYPE__` and `__PLUGIN__` where its names go.
    struct Templates {
        let plugin: [UInt8]
        let example: [UInt8]
        let readme: [UInt8]
        let tests: [UInt8]

        init(_ kind: ScaffoldKind) {
            switch kind {
            case .source:
                plugin = PackageResources.Source_swift_template
                example = PackageResources.Source_yaml_template
                readme = PackageResources.Source_md_template
                tests = PackageResources.SourceTests_swift_template
            case .rule:
                plugin = PackageResources.Rule_swift_template
                example = PackageResources.Rule_yaml_template
                readme = PackageResources.Rule_md_template
                tests = PackageResources.RuleTests_swift_template
            case .sink:
                plugin = PackageResources.Sink_swift_template
                example = PackageResources.Sink_yaml_template
                readme = PackageResources.Sink_md_template
                tests = PackageResources.SinkTests_swift_template
            }
        }
    }
}
