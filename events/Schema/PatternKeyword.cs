using System.Text.Json;
using System.Text.RegularExpressions;

namespace Events.Schema;

internal sealed class PatternKeyword(Regex pattern) : ISchemaKeyword
{
    public void Validate(JsonElement instance, SchemaFailures failures)
    {
        if (instance.ValueKind == JsonValueKind.String && !pattern.IsMatch(instance.GetString()!))
        {
            failures.Add($"must match {pattern}");
        }
    }
}
