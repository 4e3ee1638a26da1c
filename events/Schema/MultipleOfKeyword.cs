using System.Globalization;
using System.Text.Json;

namespace Events.Schema;

internal sealed class MultipleOfKeyword(decimal factor) : ISchemaKeyword
{
    public void Validate(JsonElement instance, SchemaFailures failures)
    {
        if (instance.ValueKind == JsonValueKind.Number && instance.TryGetDecimal(out var number) && number % factor != 0)
        {
            failures.Add(string.Create(CultureInfo.InvariantCulture, $"must be a multiple of {factor}, is {number}"));
        }
    }
}
