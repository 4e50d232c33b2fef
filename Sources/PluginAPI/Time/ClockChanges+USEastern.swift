// Written by BuildTools/calendars/make_calendars.py; change that, not this file.
// source: tz database 2026f, America/New_York, 2007 to 2037
// made: 2026-11-21

extension ClockChanges {
    /// The clocks of New York since the law of 2005; a new law would need a new table.
    static let usEastern = ClockChanges(
        firstOffset: -5 * 3_600,
        changes: [
            .init(epochSecond: 1_173_596_400, offset: -4 * 3_600),  // 2007-03-11
            .init(epochSecond: 1_194_156_000, offset: -5 * 3_600),  // 2007-11-04
            .init(epochSecond: 1_205_046_000, offset: -4 * 3_600),  // 2008-03-09
            .init(epochSecond: 1_225_605_600, offset: -5 * 3_600),  // 2008-11-02
            .init(epochSecond: 1_236_495_600, offset: -4 * 3_600),  // 2009-03-08
            .init(epochSecond: 1_257_055_200, offset: -5 * 3_600),  // 2009-11-01
            .init(epochSecond: 1_268_550_000, offset: -4 * 3_600),  // 2010-03-14
            .init(epochSecond: 1_289_109_600, offset: -5 * 3_600),  // 2010-11-07
            .init(epochSecond: 1_299_999_600, offset: -4 * 3_600),  // 2011-03-13
            .init(epochSecond: 1_320_559_200, offset: -5 * 3_600),  // 2011-11-06
            .init(epochSecond: 1_331_449_200, offset: -4 * 3_600),  // 2012-03-11
            .init(epochSecond: 1_352_008_800, offset: -5 * 3_600),  // 2012-11-04
            .init(epochSecond: 1_362_898_800, offset: -4 * 3_600),  // 2013-03-10
            .init(epochSecond: 1_383_458_400, offset: -5 * 3_600),  // 2013-11-03
            .init(epochSecond: 1_394_348_400, offset: -4 * 3_600),  // 2014-03-09
            .init(epochSecond: 1_414_908_000, offset: -5 * 3_600),  // 2014-11-02
            .init(epochSecond: 1_425_798_000, offset: -4 * 3_600),  // 2015-03-08
            .init(epochSecond: 1_446_357_600, offset: -5 * 3_600),  // 2015-11-01
            .init(epochSecond: 1_457_852_400, offset: -4 * 3_600),  // 2016-03-13
            .init(epochSecond: 1_478_412_000, offset: -5 * 3_600),  // 2016-11-06
            .init(epochSecond: 1_489_302_000, offset: -4 * 3_600),  // 2017-03-12
            .init(epochSecond: 1_509_861_600, offset: -5 * 3_600),  // 2017-11-05
            .init(epochSecond: 1_520_751_600, offset: -4 * 3_600),  // 2018-03-11
            .init(epochSecond: 1_541_311_200, offset: -5 * 3_600),  // 2018-11-04
            .init(epochSecond: 1_552_201_200, offset: -4 * 3_600),  // 2019-03-10
            .init(epochSecond: 1_572_760_800, offset: -5 * 3_600),  // 2019-11-03
            .init(epochSecond: 1_583_650_800, offset: -4 * 3_600),  // 2020-03-08
            .init(epochSecond: 1_604_210_400, offset: -5 * 3_600),  // 2020-11-01
            .init(epochSecond: 1_615_705_200, offset: -4 * 3_600),  // 2021-03-14
            .init(epochSecond: 1_636_264_800, offset: -5 * 3_600),  // 2021-11-07
            .init(epochSecond: 1_647_154_800, offset: -4 * 3_600),  // 2022-03-13
            .init(epochSecond: 1_667_714_400, offset: -5 * 3_600),  // 2022-11-06
            .init(epochSecond: 1_678_604_400, offset: -4 * 3_600),  // 2023-03-12
            .init(epochSecond: 1_699_164_000, offset: -5 * 3_600),  // 2023-11-05
            .init(epochSecond: 1_710_054_000, offset: -4 * 3_600),  // 2024-03-10
            .init(epochSecond: 1_730_613_600, offset: -5 * 3_600),  // 2024-11-03
            .init(epochSecond: 1_741_503_600, offset: -4 * 3_600),  // 2025-03-09
            .init(epochSecond: 1_762_063_200, offset: -5 * 3_600),  // 2025-11-02
            .init(epochSecond: 1_772_953_200, offset: -4 * 3_600),  // 2026-03-08
            .init(epochSecond: 1_793_512_800, offset: -5 * 3_600),  // 2026-11-01
            .init(epochSecond: 1_805_007_600, offset: -4 * 3_600),  // 2027-03-14
            .init(epochSecond: 1_825_567_200, offset: -5 * 3_600),  // 2027-11-07
            .init(epochSecond: 1_836_457_200, offset: -4 * 3_600),  // 2028-03-12
            .init(epochSecond: 1_857_016_800, offset: -5 * 3_600),  // 2028-11-05
            .init(epochSecond: 1_867_906_800, offset: -4 * 3_600),  // 2029-03-11
            .init(epochSecond: 1_888_466_400, offset: -5 * 3_600),  // 2029-11-04
            .init(epochSecond: 1_899_356_400, offset: -4 * 3_600),  // 2030-03-10
            .init(epochSecond: 1_919_916_000, offset: -5 * 3_600),  // 2030-11-03
            .init(epochSecond: 1_930_806_000, offset: -4 * 3_600),  // 2031-03-09
            .init(epochSecond: 1_951_365_600, offset: -5 * 3_600),  // 2031-11-02
            .init(epochSecond: 1_962_860_400, offset: -4 * 3_600),  // 2032-03-14
            .init(epochSecond: 1_983_420_000, offset: -5 * 3_600),  // 2032-11-07
            .init(epochSecond: 1_994_310_000, offset: -4 * 3_600),  // 2033-03-13
            .init(epochSecond: 2_014_869_600, offset: -5 * 3_600),  // 2033-11-06
            .init(epochSecond: 2_025_759_600, offset: -4 * 3_600),  // 2034-03-12
            .init(epochSecond: 2_046_319_200, offset: -5 * 3_600),  // 2034-11-05
            .init(epochSecond: 2_057_209_200, offset: -4 * 3_600),  // 2035-03-11
            .init(epochSecond: 2_077_768_800, offset: -5 * 3_600),  // 2035-11-04
            .init(epochSecond: 2_088_658_800, offset: -4 * 3_600),  // 2036-03-09
            .init(epochSecond: 2_109_218_400, offset: -5 * 3_600),  // 2036-11-02
            .init(epochSecond: 2_120_108_400, offset: -4 * 3_600),  // 2037-03-08
            .init(epochSecond: 2_140_668_000, offset: -5 * 3_600),  // 2037-11-01
        ]
    )
}
