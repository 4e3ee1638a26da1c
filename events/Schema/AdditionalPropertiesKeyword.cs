using System.Text.Json;

namespace Events.Schema;

internal sealed class AdditionalPropertiesKeyword(bool allowed, HashSet<string> known) : ISchemaKeyword
{
    public void Validate(JsonElement instance, SchemaFailures failures)
    {
        if (allowed || instance.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        foreach (var property in instance.EnumerateObject().Where(property => !known.Contains(property.Name)))
        {
            failures.Add($"`{property.Name}` is not a property of this type");
        }
    }
}
