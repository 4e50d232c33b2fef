extension Int128 {
    /// The quotient rounded to the nearest whole number, halves away from zero; the divisor is above zero.
    package func dividedRoundingHalfAway(by divisor: Int128) -> Int128 {
        let (quotient, rest) = quotientAndRemainder(dividingBy: divisor)
        guard rest.magnitude >= divisor.magnitude - rest.magnitude else { return quotient }
        return self < 0 ? quotient - 1 : quotient + 1
    }
}
