using System.Collections.Immutable;
using System.Globalization;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>Makes and combines outputs.</summary>
public static partial class Output
{
    public static Output<T> Create<T>(T value) => new(OutputData.Known(value));

    public static Output<T> Create<T>(Task<T> value) => Output<T>.Create(value);

    public static Output<T> CreateSecret<T>(T value) => new(OutputData.Known(value, isSecret: true));

    public static Output<T> CreateSecret<T>(Task<T> value) => Output<T>.Create(value, isSecret: true);

    public static Output<T> CreateSecret<T>(Output<T> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.With(data => new(data with { IsSecret = true }));
    }

    public static Output<T> Unsecret<T>(Output<T> output)
        => output.With(data => new(data with { IsSecret = false }));

    public static async Task<bool> IsSecretAsync<T>(Output<T> output)
        => (await output.DataTask.ConfigureAwait(false)).IsSecret;

    public static Output<ImmutableArray<T>> All<T>(params Input<T>[] inputs)
        => All(ImmutableArray.CreateRange(inputs));

    public static Output<ImmutableArray<T>> All<T>(IEnumerable<Input<T>> inputs)
        => All(ImmutableArray.CreateRange(inputs));

    public static Output<ImmutableArray<T>> All<T>(params Output<T>[] outputs)
        => All(outputs.AsEnumerable());

    public static Output<ImmutableArray<T>> All<T>(IEnumerable<Output<T>> outputs)
        => All(ImmutableArray.CreateRange(outputs.Select(output => (Input<T>)output)));

    internal static Output<ImmutableArray<T>> All<T>(ImmutableArray<Input<T>> inputs)
        => new(AllAsync(inputs));

    private static async Task<OutputData<ImmutableArray<T>>> AllAsync<T>(ImmutableArray<Input<T>> inputs)
    {
        var values = ImmutableArray.CreateBuilder<T>(inputs.Length);
        var facts = new CombinedFacts();
        foreach (var input in inputs)
        {
            values.Add(facts.Add(await ((Output<T>)input).DataTask.ConfigureAwait(false)));
        }

        return facts.Of(values.MoveToImmutable());
    }

    public static Output<string> Format(FormattableString formattableString)
    {
        var arguments = formattableString.GetArguments().Select(argument => (Input<object?>)ToObjectOutput(argument));
        return All(arguments).Apply(values =>
            string.Format(CultureInfo.InvariantCulture, formattableString.Format, values.ToArray()));
    }

    private static Output<object?> ToObjectOutput(object? argument)
    {
        var output = argument is IInput input ? input.ToOutput() : argument as IOutput;
        return output is null ? Create(argument) : new Output<object?>(output.GetDataAsync());
    }
}
