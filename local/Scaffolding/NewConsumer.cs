using Events;

namespace Local.Scaffolding;

/// <summary>A consumer that is to be: everything about it has been checked.</summary>
/// <param name="Name">As the settings call it: <c>sms-notice</c>.</param>
/// <param name="Takes">The event types that it takes, at least one.</param>
/// <param name="Stacks">The stacks that declare it.</param>
public sealed record NewConsumer(string Name, IReadOnlyList<EventType> Takes, Language Language, IReadOnlyList<string> Stacks)
{
    /// <summary>Its folder of <c>functions/</c>, its namespace, and the start of the names of its tests: <c>SmsNotice</c>.</summary>
    public string Function => PascalCase(Name);

    /// <summary>The record of an event, and its field of the catalog: <c>UserSignedUp</c>, with <c>V2</c> behind it from the second version on.</summary>
    public static string RecordOf(EventType type) => PascalCase(type.Name) + (type.Version > 1 ? $"V{type.Version}" : "");

    private static string PascalCase(string name) =>
        string.Concat(name.Split('-', '.').Select(part => char.ToUpperInvariant(part[0]) + part[1..]));
}
