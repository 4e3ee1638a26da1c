using System.Globalization;
using System.Text.Json;

namespace Events.Schema;

internal sealed class RangeKeyword(string name, decimal bound) : ISchemaKeyword
{
    public void Validate(JsonElement instance, SchemaFailures failures)
    {
        if (instance.ValueKind != JsonValueKind.Number)
        {
            return;
        }

        // A number beyond decimal's range (28 digits) is clamped: every bound lies far inside.
        var number = instance.TryGetDecimal(out var exact) ? exact : instance.GetDouble() < 0 ? decimal.MinValue : decimal.MaxValue;
        var (fits, wording) = name switch
        {
            "minimum" => (number >= bound, "at least"),
            "maximum" => (number <= bound, "at most"),
            "exclusiveMinimum" => (number > bound, "more than"),
            _ => (number < bound, "less than"),
        };
        if (!fits)
        {
            failures.Add(string.Create(CultureInfo.InvariantCulture, $"must be {wording} {bound}, is {instance.GetRawText()}"));
        }
    }
}
