using Local.Declaration;

namespace Tests.Local.Policies;

/// <summary>A declared stack with a change that somebody makes by hand, or forgets.</summary>
internal static class AlteredStack
{
    /// <summary>The stack without a statement of the policies whose resources fit.</summary>
    public static DeclaredStack Without(this DeclaredStack stack, string sid, Func<RecordedResource, bool> where)
    {
        var altered = 0;
        RecordedResource Alter(RecordedResource resource)
        {
            if (!where(resource) || resource.TextOrNull("policy") is not { } policy || !policy.Contains($"\"{sid}\"", StringComparison.Ordinal))
            {
                return resource;
            }

            var document = System.Text.Json.Nodes.JsonNode.Parse(policy)!;
            var statements = document["Statement"]!.AsArray();
            statements.Remove(statements.Single(statement => (string?)statement!["Sid"] == sid));
            altered++;
            return resource with { Inputs = resource.Inputs.SetItem("policy", document.ToJsonString()), Outputs = resource.Outputs.SetItem("policy", document.ToJsonString()) };
        }

        var recording = stack.Recording.With(Alter);
        Assert.Equal(1, altered);
        return DeclaredStack.Of(stack.File, recording);
    }
}
