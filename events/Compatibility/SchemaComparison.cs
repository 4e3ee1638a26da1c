using System.Text.Json;
using Events.Schema;

namespace Events.Compatibility;

/// <summary>
/// What changed between two schemas of one event, and whom it breaks. The rule behind all rules: whatever an old publisher
/// writes must fit the new schema, else writers break; whatever fits the new schema must be what an old consumer was promised,
/// else readers break. Keyword by keyword:
/// <list type="bullet">
/// <item><c>properties</c>: one removed breaks readers, and writers too if others are forbidden. One added breaks nobody
/// unless it is required (writers) or the old schema forbade others (readers). That an old publisher may already have sent a
/// property of this name, undescribed, is left out of account.</item>
/// <item><c>required</c>: newly required breaks writers, no longer required breaks readers.</item>
/// <item><c>type</c>, <c>enum</c>, <c>const</c>, ranges, lengths, numbers of items: narrowed breaks writers, widened breaks
/// readers. <c>integer</c> is a part of <c>number</c>.</item>
/// <item><c>pattern</c>, <c>format</c>: one more breaks writers, one fewer breaks readers, another one breaks both: which
/// texts two patterns share is not asked. <c>multipleOf</c>: by divisibility.</item>
/// <item><c>additionalProperties</c>: forbidden breaks writers, allowed breaks readers, whose validator refuses them.</item>
/// <item><c>title</c>, <c>description</c>, <c>default</c>: shown for review; only people see whether the meaning changed.</item>
/// <item>any keyword that is not known here: a difference breaks both.</item>
/// </list>
/// </summary>
public sealed class SchemaComparison
{
    private readonly List<SchemaChange> changes = [];
    private readonly HashSet<(string, string)> entered = [];

    private SchemaComparison()
    {
    }

    /// <summary>Every difference that means something, from the outside in; empty if the two accept and say the same.</summary>
    public static IReadOnlyList<SchemaChange> Of(JsonSchema was, JsonSchema now)
    {
        var comparison = new SchemaComparison();
        comparison.Compare("data", SchemaPlace.Root(was), SchemaPlace.Root(now));
        return comparison.changes;
    }

    private void Compare(string path, SchemaPlace was, SchemaPlace now)
    {
        var step = (was.Key, now.Key);
        if (!entered.Add(step))
        {
            return;
        }

        CompareWords(path, was, now);
        if (was.Values is not null || now.Values is not null)
        {
            CompareValues(path, was, now);
        }
        else
        {
            CompareKinds(path, was, now);
        }

        entered.Remove(step);
    }

    private void CompareWords(string path, SchemaPlace was, SchemaPlace now)
    {
        foreach (var annotation in new[] { "title", "description", "default" })
        {
            if (was.Words(annotation) != now.Words(annotation))
            {
                Add(path, $"its {annotation} was `{was.Words(annotation)}`, is `{now.Words(annotation)}`: if it now means something else, that is a new version", Breaks.None);
            }
        }
    }

    /// <summary>Where values are listed, each is tried; what else is demanded is thereby compared as well.</summary>
    private void CompareValues(string path, SchemaPlace was, SchemaPlace now)
    {
        var breaks = Broken(
            readers: now.Values is null || Written(now).Any(value => !was.Fits(value)),
            writers: was.Values is null || Written(was).Any(value => !now.Fits(value)));
        if (breaks != Breaks.None)
        {
            Add(path, $"was {Allowed(was)}, is {Allowed(now)}", breaks);
        }
    }

    private void CompareKinds(string path, SchemaPlace was, SchemaPlace now)
    {
        var (before, after) = (was.Kinds, now.Kinds);
        if (before != after)
        {
            Add(path, $"was {before.Text()}, is {after.Text()}", Broken(readers: (after & ~before) != 0, writers: (before & ~after) != 0));
        }

        // Ranges speak of numbers, patterns of texts: a rule counts where both schemas let its kind of value through.
        var common = before & after;
        changes.AddRange(ConstraintComparison.Of(path, was, now, common));
        if ((common & ValueKinds.Array) != 0)
        {
            Compare($"{path}[]", was.Items, now.Items);
        }

        if ((common & ValueKinds.Object) != 0)
        {
            CompareProperties(path, was, now);
        }
    }

    private void CompareProperties(string path, SchemaPlace was, SchemaPlace now)
    {
        if (was.IsClosed != now.IsClosed)
        {
            Add(path, now.IsClosed ? "other properties were allowed, are forbidden" : "other properties were forbidden, are allowed",
                now.IsClosed ? Breaks.Writers : Breaks.Readers);
        }

        var (before, after) = (was.Properties, now.Properties);
        foreach (var name in before.Keys.Union(after.Keys).Union(was.Required).Union(now.Required).Order(StringComparer.Ordinal))
        {
            var place = $"{path}.{name}";
            var required = (Was: was.Required.Contains(name), Is: now.Required.Contains(name));
            if (before.TryGetValue(name, out var old) && !after.ContainsKey(name))
            {
                Add(place, $"was {(required.Was ? "a required" : "an optional")} property, is removed", Broken(readers: true, writers: now.IsClosed || (required.Is && !required.Was)));
                continue;
            }

            if (required.Was != required.Is)
            {
                Add(place, required.Is ? old is null ? "was not there, is a required property" : "was optional, is required" : "was required, is optional",
                    required.Is ? Breaks.Writers : Breaks.Readers);
            }

            if (old is null && after.TryGetValue(name, out var added))
            {
                CompareAdded(place, was, added, required);
            }
            else if (old is not null)
            {
                Compare(place, old, after[name]);
            }
        }
    }

    private void CompareAdded(string place, SchemaPlace was, SchemaPlace added, (bool Was, bool Is) required)
    {
        if (was.IsClosed)
        {
            Add(place, "was forbidden, is a property", Breaks.Readers);
        }
        else if (required.Was)
        {
            // Old publishers had to send it, as whatever they liked.
            Compare(place, was.Undescribed(), added);
        }
        else if (!required.Is)
        {
            Add(place, "was not there, is an optional property", Breaks.None);
        }
    }

    /// <summary>The values of a place in every way to write them: 1 is 1.0 too, where it need not be an integer.</summary>
    private static IEnumerable<JsonElement> Written(SchemaPlace place) => place.Values!
        .SelectMany(value => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? [value, JsonElement.Parse($"{number}.0")] : (JsonElement[])[value])
        .Where(place.Fits);

    private static string Allowed(SchemaPlace place) => place.Values switch
    {
        null => place.Kinds.Text(),
        [] => "nothing",
        { Count: 1 } only => only[0].GetRawText(),
        var values => $"one of {string.Join(", ", values.Select(value => value.GetRawText()))}",
    };

    private void Add(string path, string what, Breaks breaks) => changes.Add(new SchemaChange(path, what, breaks));

    internal static Breaks Broken(bool readers, bool writers) =>
        (readers ? Breaks.Readers : Breaks.None) | (writers ? Breaks.Writers : Breaks.None);
}
