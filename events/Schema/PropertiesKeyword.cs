using System.Text.Json;

namespace Events.Schema;

internal sealed class PropertiesKeyword(Dictionary<string, JsonSchema> properties) : ISchemaKeyword
{
    public void Validate(JsonElement instance, SchemaFailures failures)
    {
        if (instance.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        foreach (var property in instance.EnumerateObject())
        {
            if (properties.TryGetValue(property.Name, out var schema))
            {
                failures.Enter($".{property.Name}");
                schema.Validate(property.Value, failures);
                failures.Leave();
            }
        }
    }
}
