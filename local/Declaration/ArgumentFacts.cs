using System.Collections;
using System.Globalization;
using Pulumi;

namespace Local.Declaration;

/// <summary>
/// What the arguments of a resource say beyond their values: which resources they come from, and which of them are secret.
/// The SDK works this out on its way to the engine and shows it to nobody, so the same walk is made here.
/// </summary>
internal sealed class ArgumentFacts
{
    /// <summary>Resources whose outputs stand in the arguments.</summary>
    public HashSet<Resource> Sources { get; } = new(ReferenceEqualityComparer.Instance);

    public SecretParts Secrets { get; private set; } = SecretParts.None;

    /// <summary>Secret texts, to be kept out of whatever was made of them.</summary>
    public List<string> SecretTexts { get; } = [];

    /// <summary>Completes at once when every output has come, as they have once the resource is being registered.</summary>
    public static async Task<ArgumentFacts> OfAsync(ResourceArgs args)
    {
        var facts = new ArgumentFacts();
        facts.Secrets = await facts.VisitAsync(args);
        return facts;
    }

    /// <param name="property">Of the resource; it comes out secret, whether it went in so or not.</param>
    public void Hide(string property) => Hide(property, SecretParts.Whole);

    public void Hide(string property, SecretParts parts) => Secrets = Secrets.With(property, parts);

    /// <summary>Which parts of the value are secret.</summary>
    private async ValueTask<SecretParts> VisitAsync(object? value)
    {
        var secrets = SecretParts.None;
        switch (value)
        {
            case null or string or bool or int or double or AssetOrArchive:
                break;
            case Resource resource:
                Sources.Add(resource);
                break;
            case InputArgs args:
                foreach (var member in InputMember.Of(args.GetType()))
                {
                    var part = member.Read(args) is { } given ? await VisitAsync(given) : SecretParts.None;
                    if (!part.IsEmpty)
                    {
                        // It travels as one text: if anything in it is secret, the text is.
                        secrets = secrets.With(member.Name, member.IsJson ? SecretParts.Whole : part);
                    }
                }

                break;
            case IDictionary map:
                foreach (DictionaryEntry entry in map)
                {
                    secrets = secrets.With((string)entry.Key, await VisitAsync(entry.Value));
                }

                break;
            case IList list:
                for (var index = 0; index < list.Count; index++)
                {
                    secrets = secrets.With(index.ToString(CultureInfo.InvariantCulture), await VisitAsync(list[index]));
                }

                break;
            default:
                if (Pending.Of(value) is { } pending)
                {
                    secrets = await VisitOutputAsync(await pending.ReadAsync(value));
                }

                break;
        }

        return secrets;
    }

    private async ValueTask<SecretParts> VisitOutputAsync(PendingValue read)
    {
        Sources.UnionWith(read.Sources);
        var secrets = await VisitAsync(read.Value);
        if (!read.IsSecret)
        {
            return secrets;
        }

        if (read.Value is string text)
        {
            SecretTexts.Add(text);
        }

        return SecretParts.Whole;
    }
}
