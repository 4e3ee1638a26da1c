using System.Collections;
using System.Collections.Immutable;

namespace Pulumi;

/// <summary>A map argument with string keys: of values, of outputs, or an output of a map.</summary>
public sealed class InputMap<TValue>
    : Input<ImmutableDictionary<string, TValue>>, IEnumerable, IAsyncEnumerable<Input<KeyValuePair<string, TValue>>>, IInputOfInputs
{
    private Output<ImmutableDictionary<string, Input<TValue>>> _elements;

    public InputMap()
        : this(Output.Create(ImmutableDictionary<string, Input<TValue>>.Empty))
    {
    }

    private InputMap(Output<ImmutableDictionary<string, Input<TValue>>> elements)
        : base(output: null)
    {
        _elements = elements;
    }

    IOutput IInputOfInputs.Elements => _elements;

    // A null map flows through as null, as it always has in the official package.
    private protected override Output<ImmutableDictionary<string, TValue>> BuildOutput()
        => _elements.Apply(elements => elements is null
            ? Output.Create(default(ImmutableDictionary<string, TValue>)!)
            : Output.All(elements.Select(pair => pair.Value.Apply(value => KeyValuePair.Create(pair.Key, value))))
                .Apply(pairs => ImmutableDictionary.CreateRange(pairs)));

    public void Add(string key, Input<TValue> value)
        => Replace(_elements.Apply(elements => elements.TryGetValue(key, out var existing)
            ? elements.SetItem(key, SameOf(key, existing, value))
            : elements.Add(key, value)));

    /// <summary>
    /// A key may be given twice only with the same value, and whether it is the same shows only when both resolve.
    /// </summary>
    private static Output<TValue> SameOf(string key, Input<TValue> first, Input<TValue> second)
        => Output.Tuple(first, second).Apply(both =>
            EqualityComparer<TValue>.Default.Equals(both.Item1, both.Item2)
                ? both.Item1
                : throw new ArgumentException($"Key '{key}' already exists in the map with a different value."));

    public void Add(InputMap<TValue> values) => AddRange(values);

    public void AddRange(InputMap<TValue> values)
        => Replace(Output.Tuple(_elements, values._elements).Apply(both => both.Item1.AddRange(both.Item2)));

    private void Replace(Output<ImmutableDictionary<string, Input<TValue>>> elements)
    {
        _elements = elements;
        ForgetOutput();
    }

    public Input<TValue> this[string key]
    {
        set => Add(key, value);
    }

    /// <summary>Both maps in one; where both have a key, the second wins.</summary>
    public static InputMap<TValue> Merge(InputMap<TValue> first, InputMap<TValue> second)
        => new(Output.Tuple(first._elements, second._elements).Apply(both => both.Item1.SetItems(both.Item2)));

    public static implicit operator InputMap<TValue>(Dictionary<string, TValue> values)
        => new(Output.Create(ToInputs(values)));

    public static implicit operator InputMap<TValue>(ImmutableDictionary<string, TValue> values)
        => new(Output.Create(ToInputs(values)));

    public static implicit operator InputMap<TValue>(Output<Dictionary<string, TValue>> values)
        => new(values.Apply(ToInputs));

    public static implicit operator InputMap<TValue>(Output<IDictionary<string, TValue>> values)
        => new(values.Apply(ToInputs));

    public static implicit operator InputMap<TValue>(Output<ImmutableDictionary<string, TValue>> values)
        => new(values.Apply(ToInputs));

    private static ImmutableDictionary<string, Input<TValue>> ToInputs(IEnumerable<KeyValuePair<string, TValue>> values)
        => values is null
            ? null!
            : ImmutableDictionary.CreateRange(values.Select(pair => KeyValuePair.Create(pair.Key, (Input<TValue>)pair.Value)));

    // Collection initialisers need IEnumerable; the elements themselves come later.
    IEnumerator IEnumerable.GetEnumerator()
        => throw new NotSupportedException(
            $"A {GetType().FullName} cannot be synchronously enumerated. Use {nameof(GetAsyncEnumerator)} instead.");

    public async IAsyncEnumerator<Input<KeyValuePair<string, TValue>>> GetAsyncEnumerator(CancellationToken cancellationToken)
    {
        var values = await AsOutput().GetValueAsync(ImmutableDictionary<string, TValue>.Empty).ConfigureAwait(false);
        foreach (var value in values)
        {
            yield return value;
        }
    }
}
