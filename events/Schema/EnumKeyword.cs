using System.Text.Json;

namespace Events.Schema;

internal sealed class EnumKeyword(JsonElement[] allowed) : ISchemaKeyword
{
    public void Validate(JsonElement instance, SchemaFailures failures)
    {
        if (!allowed.Any(value => JsonElement.DeepEquals(value, instance)))
        {
            failures.Add($"must be one of {string.Join(", ", allowed.Select(value => value.GetRawText()))}");
        }
    }
}
