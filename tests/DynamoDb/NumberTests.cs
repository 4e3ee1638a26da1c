using System.Globalization;
using FsCheck.Xunit;
using Sim.DynamoDb.Values;

namespace Tests.DynamoDb;

public class NumberTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0.000", "0")]
    [InlineData("007.50", "7.5")]
    [InlineData(".5", "0.5")]
    [InlineData("5.", "5")]
    [InlineData("+1e3", "1000")]
    [InlineData("-12.5E-3", "-0.0125")]
    [InlineData("99999999999999999999999999999999999999", "99999999999999999999999999999999999999")]
    [InlineData("100000000000000000000000000000000000000000", "100000000000000000000000000000000000000000")]
    public void A_number_has_one_form(string given, string canonical) =>
        Assert.Equal(canonical, DynamoNumber.Parse(given).ToString());

    [Theory]
    [InlineData("1", "1.0", 0)]
    [InlineData("9", "10", -1)]
    [InlineData("-9", "-10", 1)]
    [InlineData("0", "-1e-130", 1)]
    [InlineData("1e125", "9.9999999999999999999999999999999999999e124", 1)]
    [InlineData("0.1234567890123456789012345678901234567", "0.1234567890123456789012345678901234568", -1)]
    public void Numbers_compare_by_value_to_the_last_digit(string left, string right, int order) =>
        Assert.Equal(order, Math.Sign(DynamoNumber.Parse(left).CompareTo(DynamoNumber.Parse(right))));

    [Property(Replay = FixedSeed.Value)]
    public bool Sums_and_order_agree_with_integers(long left, long right)
    {
        var (one, two) = (DynamoNumber.Of(left), DynamoNumber.Of(right));
        var sum = ((Int128)left + right).ToString(CultureInfo.InvariantCulture);
        var difference = ((Int128)left - right).ToString(CultureInfo.InvariantCulture);
        return (one + two).ToString() == sum && (one - two).ToString() == difference
            && Math.Sign(one.CompareTo(two)) == Math.Sign(left.CompareTo(right))
            && DynamoNumber.Parse(one.ToString()).Equals(one);
    }
}
