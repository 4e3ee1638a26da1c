using System.Text.Json;

namespace Events.Schema;

internal sealed class ReferenceKeyword(JsonSchema target) : ISchemaKeyword
{
    public void Validate(JsonElement instance, SchemaFailures failures) => target.Validate(instance, failures);
}
