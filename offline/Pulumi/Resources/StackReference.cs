using System.Collections.Immutable;

namespace Pulumi;

/// <summary>Reads the outputs of another stack.</summary>
public class StackReference : CustomResource
{
    public StackReference(string name, StackReferenceArgs? args = null, CustomResourceOptions? options = null)
        : base(
            "pulumi:pulumi:StackReference",
            name,
            new StackReferenceArgs { Name = args?.Name ?? name },
            CustomResourceOptions.Merge(options, new CustomResourceOptions { Id = args?.Name ?? name }))
    {
    }

    [Output("name")]
    public Output<string> Name { get; private set; } = null!;

    [Output("outputs")]
    public Output<ImmutableDictionary<string, object>> Outputs { get; private set; } = null!;

    [Output("secretOutputNames")]
    public Output<ImmutableArray<string>> SecretOutputNames { get; private set; } = null!;

    public Output<object?> GetOutput(Input<string> name)
        => SecretOnlyIfItself(
            name,
            Output.Tuple(name, (Input<ImmutableDictionary<string, object>>)Outputs)
                .Apply(both => (object?)both.Item2.GetValueOrDefault(both.Item1)));

    public Output<object> RequireOutput(Input<string> name)
        => SecretOnlyIfItself(
            name,
            Output.Tuple(name, (Input<string>)Name, (Input<ImmutableDictionary<string, object>>)Outputs)
                .Apply(all => all.Item3.TryGetValue(all.Item1, out var output)
                    ? output
                    : throw new KeyNotFoundException(
                        $"Required output '{all.Item1}' does not exist on stack '{all.Item2}'.")));

    public async Task<StackReferenceOutputDetails> GetOutputDetailsAsync(string name)
    {
        var data = await GetOutput(name).DataTask.ConfigureAwait(false);
        return data.IsSecret
            ? new StackReferenceOutputDetails { SecretValue = data.Value }
            : new StackReferenceOutputDetails { Value = data.Value };
    }

    public async Task<object?> GetValueAsync(Input<string> name)
    {
        var data = await GetOutput(name).DataTask.ConfigureAwait(false);
        return data.IsSecret
            ? throw new InvalidOperationException(
                "Cannot call 'GetOutputValueAsync' if the referenced stack has secret outputs. Use 'GetOutput' instead.")
            : data.Value;
    }

    public async Task<object> RequireValueAsync(Input<string> name)
    {
        var data = await RequireOutput(name).DataTask.ConfigureAwait(false);
        return data.IsSecret
            ? throw new InvalidOperationException(
                "Cannot call 'RequireOutputValueAsync' if the referenced stack has secret outputs. Use 'RequireOutput' instead.")
            : data.Value;
    }

    /// <summary>
    /// The outputs as a whole are secret as soon as one of them is. One output is secret only if the other stack names
    /// it so; where that is not known, it is as secret as the whole.
    /// </summary>
    private Output<T> SecretOnlyIfItself<T>(Input<string> name, Output<T> output)
    {
        return output.With(async data => data with { IsSecret = await IsSecretAsync().ConfigureAwait(false) });

        async ValueTask<bool> IsSecretAsync()
        {
            var asked = await name.ToOutput().DataTask.ConfigureAwait(false);
            var secrets = await SecretOutputNames.DataTask.ConfigureAwait(false);
            return asked.IsKnown && secrets.IsKnown
                ? secrets.Value.Contains(asked.Value)
                : (await Outputs.DataTask.ConfigureAwait(false)).IsSecret;
        }
    }
}

/// <summary>Which stack is read, if it is not the name of the reference.</summary>
public class StackReferenceArgs : ResourceArgs
{
    [Input("name", required: true)]
    public Input<string>? Name { get; set; }
}

/// <summary>One output of another stack: either plain or secret, the other is null.</summary>
public sealed class StackReferenceOutputDetails
{
    public object? Value { get; set; }

    public object? SecretValue { get; set; }
}
