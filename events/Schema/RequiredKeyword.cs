using System.Text.Json;

namespace Events.Schema;

internal sealed class RequiredKeyword(string[] names) : ISchemaKeyword
{
    public void Validate(JsonElement instance, SchemaFailures failures)
    {
        if (instance.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        foreach (var name in names.Where(name => !instance.TryGetProperty(name, out _)))
        {
            failures.Add($"`{name}` is required");
        }
    }
}
