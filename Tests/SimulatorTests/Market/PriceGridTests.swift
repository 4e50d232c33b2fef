import Simulator
import Testing

struct PriceGridTests {
    @Test(arguments: [
        (1_999, 1), (2_000, 5), (4_995, 5), (5_000, 10), (19_990, 10), (20_000, 50), (49_950, 50), (50_000, 100),
        (199_900, 100), (200_000, 500), (499_500, 500), (500_000, 1_000), (1_000_000, 1_000),
    ])
    func `a share's step is that of its own price`(price: Int, step: Int) {
        #expect(PriceGrid.stock.step(at: price) == step)
    }

    @Test(arguments: [(1_999, 1), (2_000, 5), (42_180, 5), (600_000, 5)])
    func `a fund quotes in steps of one and five won`(price: Int, step: Int) {
        #expect(PriceGrid.fund.step(at: price) == step)
    }

    @Test func `steps change at the border between two bands`() {
        let grid = PriceGrid.stock

        #expect(grid.above(199_900) == 200_000)
        #expect(grid.above(200_000) == 200_500)
        #expect(grid.below(200_000) == 199_900)
        #expect(grid.below(500_000) == 499_500)
        #expect(grid.floor(200_400) == 200_000)
        #expect(grid.ceiling(199_901) == 200_000)
        #expect(grid.ceiling(200_000) == 200_000)
        #expect(grid.nearest(200_249) == 200_000)
        #expect(grid.nearest(200_250) == 200_500)
    }

    @Test func `limits are thirty percent cut to the grid towards the base`() {
        let even = PriceLimits(base: 70_000, grid: .stock)
        let odd = PriceLimits(base: 198_600, grid: .stock)
        let fund = PriceLimits(base: 12_345, grid: .fund)

        #expect((even.lower, even.upper) == (49_000, 91_000))
        #expect((odd.lower, odd.upper) == (139_100, 258_000))
        #expect((fund.lower, fund.upper) == (8_645, 16_045))
        #expect([1, 60_000, 99_999].map(even.clamp) == [49_000, 60_000, 91_000])
    }
}
