using System.Globalization;

namespace Sim;

/// <summary>The value of a message attribute of type Number, as SQS and SNS take it.</summary>
internal static class AttributeNumber
{
    private const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>A decimal number, perhaps with an exponent: no blanks, no NaN, no infinity.</summary>
    public static bool IsNumber(string text) => double.TryParse(text, Style, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number);
}
