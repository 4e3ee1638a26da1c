using System.Globalization;
using System.Net.Mail;
using System.Text.Json;

namespace Events.Schema;

/// <summary>
/// <c>format</c> as an assertion. By default draft 2020-12 takes it as a note only; whoever writes it into an event
/// schema means it.
/// </summary>
internal sealed class FormatKeyword : ISchemaKeyword
{
    private readonly string name;
    private readonly Func<string, bool> fits;

    private FormatKeyword(string name, Func<string, bool> fits)
    {
        this.name = name;
        this.fits = fits;
    }

    /// <summary>The format of this name; null if it is not supported.</summary>
    public static FormatKeyword? Named(string name) => name switch
    {
        "email" => new(name, text => MailAddress.TryCreate(text, out var address) && address.Address == text),
        "uuid" => new(name, text => Guid.TryParseExact(text, "D", out _)),
        "uri" => new(name, text => Uri.TryCreate(text, UriKind.Absolute, out _)),
        "date" => new(name, text => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)),
        // RFC 3339: the time zone is not optional.
        "date-time" => new(name, text => text.Length >= 20
            && (text[^1] is 'Z' or 'z' || text[^6] is '+' or '-')
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out _)),
        _ => null,
    };

    public void Validate(JsonElement instance, SchemaFailures failures)
    {
        if (instance.ValueKind == JsonValueKind.String && !fits(instance.GetString()!))
        {
            failures.Add($"is not a valid {name}");
        }
    }
}
