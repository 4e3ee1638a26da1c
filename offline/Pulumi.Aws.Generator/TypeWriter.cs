namespace Pulumi.Aws.Generator;

/// <summary>Writes an object type: its arguments where it is one, and what it is among the results where it is one.</summary>
internal static class TypeWriter
{
    public static string Write(Schema schema, Definition type)
    {
        var (name, space) = (type.Token.Name, type.Token.Namespace);
        var code = new Code();
        if (schema.ArgumentTypes.Contains(type.Token.Text))
        {
            code.Block($"namespace {space}.Inputs", () =>
                ArgumentsWriter.Write(code, $"{name}Args", "ResourceArgs", type.Properties("properties", "required")));
        }

        if (schema.ResultTypes.Contains(type.Token.Text))
        {
            code.Block($"namespace {space}.Outputs", () => ResultWriter.Write(code, name, type.Results));
        }

        return code.ToString();
    }
}
