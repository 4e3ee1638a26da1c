using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Sim;

namespace Local.Endpoints.Lambda;

/// <summary>A request by its path: <c>/2015-03-31/functions/NAME/invocations?Qualifier=live</c>.</summary>
internal sealed record LambdaRequest
{
    /// <summary><c>functions</c> or <c>event-source-mappings</c>; of another version of the API, with its date.</summary>
    public required string Resource { get; init; }

    /// <summary>Of a function, as the client knows it; or the UUID of a mapping.</summary>
    public string? Name { get; init; }

    public string? Part { get; init; }

    /// <summary>Without the query.</summary>
    public required string Path { get; init; }

    public required AwsCall Call { get; init; }

    private Dictionary<string, StringValues> Query { get; init; } = [];

    public static LambdaRequest Read(AwsCall call)
    {
        var end = call.Path.IndexOf('?', StringComparison.Ordinal);
        var path = end < 0 ? call.Path : call.Path[..end];
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var isKnown = parts is ["2015-03-31", _] or ["2015-03-31", _, _] or ["2015-03-31", _, _, _];
        return new LambdaRequest
        {
            Resource = isKnown ? parts[1] : path,
            Name = isKnown && parts.Length > 2 ? Uri.UnescapeDataString(parts[2]) : null,
            Part = isKnown && parts.Length > 3 ? parts[3] : null,
            Path = path,
            Call = call,
            Query = end < 0 ? [] : QueryHelpers.ParseQuery(call.Path[end..]),
        };
    }

    public string? QueryOf(string name) => Query.TryGetValue(name, out var value) ? value.ToString() : null;

    public string? HeaderOf(string name) => Call.Headers?[name] is { Count: > 0 } value ? value.ToString() : null;

    /// <summary>How many a page may have, and where it begins.</summary>
    public (int Start, int Count) Page(int most) => (
        QueryOf("Marker") is { Length: > 0 } marker ? int.TryParse(marker, NumberStyles.None, CultureInfo.InvariantCulture, out var start) ? start : throw Invalid("Marker", marker) : 0,
        QueryOf("MaxItems") is { } items ? int.TryParse(items, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0 ? Math.Min(count, most) : throw Invalid("MaxItems", items) : most);

    private static AwsError Invalid(string name, string value) => new("InvalidParameterValueException", $"Value '{value}' at '{name}' is not valid.");
}
