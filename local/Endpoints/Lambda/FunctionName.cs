using Sim;
using Sim.Lambda;

namespace Local.Endpoints.Lambda;

/// <summary>
/// A function as clients name it: <c>NAME</c>, <c>NAME:live</c>, <c>123456789012:function:NAME</c> or an ARN, each with or without
/// a qualifier, which may stand beside it too.
/// </summary>
internal static class FunctionName
{
    private const string Latest = "$LATEST";

    /// <returns>The function, and the version that runs.</returns>
    /// <exception cref="AwsError">There is none of that name, or it has no such alias.</exception>
    public static (FunctionId Id, string Version) Find(World world, string name, string? qualifier)
    {
        var parts = name.Split(':');
        var (plain, own) = parts switch
        {
            [var only] => (only, (string?)null),
            [var only, var alias] => (only, alias),
            [.., "function", var only] => (only, null),
            [.., "function", var only, var alias] => (only, alias),
            _ => throw Invalid(name),
        };
        if (own is not null && qualifier is not null && own != qualifier)
        {
            throw new AwsError("InvalidParameterValueException", "The derived qualifier from the function name does not match the specified qualifier.");
        }

        var id = world.FunctionByName(plain);
        return (own ?? qualifier) switch
        {
            null or Latest => (id, Latest),
            var wanted when world.ConfigurationOf(id).Aliases.TryGetValue(wanted, out var version) => (id, version),
            var wanted when world.ConfigurationOf(id).Aliases.Values.Contains(wanted) => (id, wanted),
            var wanted => throw new AwsError("ResourceNotFoundException", $"Function not found: {world.ArnOf(id)}:{wanted}", 404),
        };
    }

    private static AwsError Invalid(string name) => new(
        "ValidationException", $"1 validation error detected: Value '{name}' at 'functionName' failed to satisfy constraint: Member must satisfy regular expression pattern for function names and ARNs");
}
