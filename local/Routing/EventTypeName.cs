using Events;

namespace Local.Routing;

/// <summary>How a type is called in a list: the first version needs no number.</summary>
public static class EventTypeName
{
    public static string Of(EventType type) => type.Version == 1 ? type.Name : $"{type}";

    public static string Of(EventForm form) => form == EventForm.Bare ? "bare" : "CloudEvent";

    /// <param name="routes">Of one type: one in each form.</param>
    /// <returns>What is taken of it, as a reader needs to know it; null for nothing.</returns>
    public static string? Taken(IReadOnlyList<TypeRoute> routes)
    {
        var taken = routes.Where(route => route.Verdict != RouteVerdict.Never).ToList();
        if (taken.Count == 0)
        {
            return null;
        }

        string[] notes =
        [
            .. taken.Count < routes.Count ? taken.Select(route => $"{Of(route.Form)} only") : [],
            .. taken.Any(route => route.Verdict == RouteVerdict.May) ? ["conditions"] : Array.Empty<string>(),
        ];
        return Of(taken[0].Type) + (notes.Length == 0 ? string.Empty : $" ({string.Join(", ", notes)})");
    }
}
