using System.Globalization;
using System.Numerics;

namespace Sim.DynamoDb.Values;

/// <summary>
/// DynamoDB's number: up to 38 significant digits, magnitude 1E-130 to 9.99E+125. Neither <c>double</c> nor
/// <c>decimal</c> holds it.
/// </summary>
public readonly struct DynamoNumber : IComparable<DynamoNumber>, IEquatable<DynamoNumber>
{
    private const int MaximumDigits = 38;
    private const int MaximumMagnitude = 125;
    private const int MinimumMagnitude = -130;

    private readonly BigInteger coefficient;
    private readonly int exponent;

    private DynamoNumber(BigInteger coefficient, int exponent)
    {
        this.coefficient = coefficient;
        this.exponent = coefficient.IsZero ? 0 : exponent;
    }

    /// <summary>Throws the ValidationException that DynamoDB answers for a text that is no number of its range.</summary>
    public static DynamoNumber Parse(string text)
    {
        if (text.Length == 0)
        {
            throw Refusal.Validation("The parameter cannot be converted to a numeric value");
        }

        if (!TrySplit(text, out var negative, out var digits, out var exponent))
        {
            throw Refusal.Validation($"The parameter cannot be converted to a numeric value: {text}");
        }

        digits = digits.TrimStart('0');
        var significant = digits.TrimEnd('0');
        if (significant.Length == 0)
        {
            return default;
        }

        exponent += digits.Length - significant.Length;
        RefuseOutOfRange(significant.Length, exponent);
        var value = BigInteger.Parse(significant, NumberStyles.None, CultureInfo.InvariantCulture);
        return new DynamoNumber(negative ? -value : value, (int)exponent);
    }

    public static DynamoNumber Of(long value) => Normalised(value, 0);

    public static DynamoNumber operator +(DynamoNumber left, DynamoNumber right)
    {
        var lowest = Math.Min(left.exponent, right.exponent);
        return Normalised(left.ScaledTo(lowest) + right.ScaledTo(lowest), lowest);
    }

    public static DynamoNumber operator -(DynamoNumber left, DynamoNumber right) =>
        left + new DynamoNumber(-right.coefficient, right.exponent);

    public int CompareTo(DynamoNumber other)
    {
        var lowest = Math.Min(exponent, other.exponent);
        return ScaledTo(lowest).CompareTo(other.ScaledTo(lowest));
    }

    public bool Equals(DynamoNumber other) => exponent == other.exponent && coefficient == other.coefficient;

    public override bool Equals(object? obj) => obj is DynamoNumber other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(coefficient, exponent);

    /// <summary>Plain decimal notation without superfluous zeros: what was stored as <c>1.0E2</c> comes back as <c>100</c>.</summary>
    public override string ToString()
    {
        var digits = BigInteger.Abs(coefficient).ToString(CultureInfo.InvariantCulture);
        var sign = coefficient.Sign < 0 ? "-" : "";
        if (exponent >= 0)
        {
            return sign + digits + new string('0', exponent);
        }

        digits = digits.PadLeft(1 - exponent, '0');
        return $"{sign}{digits[..^-exponent]}.{digits[^-exponent..]}";
    }

    /// <summary>About one byte for two digits, one more for the sign and the exponent.</summary>
    internal int Size
    {
        get
        {
            var digits = BigInteger.Abs(coefficient).ToString(CultureInfo.InvariantCulture).Length;
            return coefficient.IsZero ? 1 : 1 + (digits + 1) / 2 + (coefficient.Sign < 0 ? 1 : 0);
        }
    }

    /// <summary>The whole seconds of an epoch time, if it is one that a clock can show.</summary>
    internal long? WholeSeconds
    {
        get
        {
            var whole = exponent >= 0
                ? coefficient * BigInteger.Pow(10, exponent)
                : BigInteger.Divide(coefficient, BigInteger.Pow(10, -exponent));
            return whole >= 0 && whole <= DateTimeOffset.MaxValue.ToUnixTimeSeconds() ? (long)whole : null;
        }
    }

    private BigInteger ScaledTo(int lowest) =>
        coefficient.IsZero ? coefficient : coefficient * BigInteger.Pow(10, exponent - lowest);

    private static DynamoNumber Normalised(BigInteger coefficient, int exponent)
    {
        if (coefficient.IsZero)
        {
            return default;
        }

        while (BigInteger.DivRem(coefficient, 10, out var remainder) is var quotient && remainder.IsZero)
        {
            coefficient = quotient;
            exponent++;
        }

        RefuseOutOfRange(BigInteger.Abs(coefficient).ToString(CultureInfo.InvariantCulture).Length, exponent);
        return new DynamoNumber(coefficient, exponent);
    }

    private static void RefuseOutOfRange(int digits, long exponent)
    {
        var magnitude = exponent + digits - 1;
        if (magnitude > MaximumMagnitude)
        {
            throw Refusal.Validation("Number overflow. Attempting to store a number with magnitude larger than supported range");
        }

        if (magnitude < MinimumMagnitude)
        {
            throw Refusal.Validation("Number underflow. Attempting to store a number with magnitude smaller than supported range");
        }

        if (digits > MaximumDigits)
        {
            throw Refusal.Validation("Attempting to store more than 38 significant digits in a Number");
        }
    }

    /// <summary>Sign, digits with an optional point, optional exponent; no blanks, no separators.</summary>
    private static bool TrySplit(string text, out bool negative, out string digits, out long exponent)
    {
        negative = text[0] == '-';
        exponent = 0;
        var mantissa = text.AsSpan(text[0] is '-' or '+' ? 1 : 0);
        var mark = mantissa.IndexOfAny('e', 'E');
        if (mark >= 0)
        {
            const NumberStyles whole = NumberStyles.AllowLeadingSign;
            if (!int.TryParse(mantissa[(mark + 1)..], whole, CultureInfo.InvariantCulture, out var stated))
            {
                digits = "";
                return false;
            }

            exponent = stated;
            mantissa = mantissa[..mark];
        }

        var point = mantissa.IndexOf('.');
        var fraction = point < 0 ? [] : mantissa[(point + 1)..];
        exponent -= fraction.Length;
        digits = string.Concat(point < 0 ? mantissa : mantissa[..point], fraction);
        return digits.Length > 0 && digits.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0;
    }
}
