using System.Collections;
using System.Collections.Immutable;

namespace Pulumi;

/// <summary>A list argument: of values, of outputs, or an output of a list.</summary>
public sealed class InputList<T> : Input<ImmutableArray<T>>, IEnumerable, IAsyncEnumerable<Input<T>>, IInputOfInputs
{
    private Output<ImmutableArray<Input<T>>> _elements;

    public InputList()
        : this(Output.Create(ImmutableArray<Input<T>>.Empty))
    {
    }

    private InputList(Output<ImmutableArray<Input<T>>> elements)
        : base(output: null)
    {
        _elements = elements;
    }

    IOutput IInputOfInputs.Elements => _elements;

    // A default array stays a default array: providers tell "not given" from "empty" by it.
    private protected override Output<ImmutableArray<T>> BuildOutput()
        => _elements.Apply(elements => elements.IsDefault
            ? Output.Create(default(ImmutableArray<T>))
            : Output.All(elements));

    public void Add(params Input<T>[] inputs) => Append(inputs);

    public void Add(InputList<T> inputs) => AddRange(inputs);

    public void AddRange(InputList<T> inputs) => Append(inputs);

    public InputList<T> Concat(InputList<T> other)
        => new(Output.Tuple(_elements, other._elements).Apply(both => both.Item1.AddRange(both.Item2)));

    private void Append(InputList<T> other)
    {
        _elements = Concat(other)._elements;
        ForgetOutput();
    }

    internal InputList<T> Clone() => new(_elements);

    private static InputList<T> Of(IEnumerable<Input<T>> elements)
        => new(Output.Create(ImmutableArray.CreateRange(elements)));

    public static implicit operator InputList<T>(T value) => Of([value]);

    public static implicit operator InputList<T>(Output<T> value) => Of([value]);

    public static implicit operator InputList<T>(Input<T> value) => Of([value]);

    public static implicit operator InputList<T>(T[] values) => Of(values.Select(value => (Input<T>)value));

    public static implicit operator InputList<T>(Output<T>[] values) => Of(values.Select(value => (Input<T>)value));

    public static implicit operator InputList<T>(Input<T>[] values) => Of(values);

    public static implicit operator InputList<T>(List<T> values) => Of(values.Select(value => (Input<T>)value));

    public static implicit operator InputList<T>(List<Output<T>> values) => Of(values.Select(value => (Input<T>)value));

    public static implicit operator InputList<T>(List<Input<T>> values) => Of(values);

    public static implicit operator InputList<T>(ImmutableArray<T> values)
        => new(Output.Create(ToInputs(values)));

    public static implicit operator InputList<T>(ImmutableArray<Output<T>> values)
        => new(Output.Create(values.IsDefault
            ? default
            : ImmutableArray.CreateRange(values, value => (Input<T>)value)));

    public static implicit operator InputList<T>(ImmutableArray<Input<T>> values) => new(Output.Create(values));

    public static implicit operator InputList<T>(Output<T[]> values)
        => values.Apply(items => ImmutableArray.CreateRange(items));

    public static implicit operator InputList<T>(Output<List<T>> values)
        => values.Apply(items => ImmutableArray.CreateRange(items));

    public static implicit operator InputList<T>(Output<IEnumerable<T>> values)
        => values.Apply(items => ImmutableArray.CreateRange(items));

    public static implicit operator InputList<T>(Output<ImmutableArray<T>> values) => new(values.Apply(ToInputs));

    private static ImmutableArray<Input<T>> ToInputs(ImmutableArray<T> values)
        => values.IsDefault ? default : ImmutableArray.CreateRange(values, value => (Input<T>)value);

    // Collection initialisers need IEnumerable; the elements themselves come later.
    IEnumerator IEnumerable.GetEnumerator()
        => throw new NotSupportedException(
            $"A {GetType().FullName} cannot be synchronously enumerated. Use {nameof(GetAsyncEnumerator)} instead.");

    public async IAsyncEnumerator<Input<T>> GetAsyncEnumerator(CancellationToken cancellationToken)
    {
        var values = await AsOutput().GetValueAsync(whenUnknown: []).ConfigureAwait(false);
        foreach (var value in values)
        {
            yield return value;
        }
    }
}
