using System.Collections.Immutable;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>
/// A value that is there later, with what is known of it: whether it will be known at all during a preview, whether it
/// is secret, and which resources it came from.
/// </summary>
public sealed class Output<T> : IOutput
{
    internal Task<OutputData<T>> DataTask { get; }

    internal Output(Task<OutputData<T>> dataTask)
        : this(dataTask, watched: true)
    {
    }

    /// <param name="dataTask">What the output resolves to.</param>
    /// <param name="watched">
    /// Whether the program waits for this output, and fails with it, even if nobody reads it. Outputs that a watched
    /// task completes anyway (those of a resource) need no second watch.
    /// </param>
    internal Output(Task<OutputData<T>> dataTask, bool watched)
    {
        DataTask = dataTask;
        if (watched && Deployment.Current is { } deployment)
        {
            deployment.Runner.RegisterTask(dataTask);
        }
    }

    internal Output(OutputData<T> data)
        : this(Task.FromResult(data), watched: false)
    {
    }

    // Static on a generic type because the official package shipped it so.
    public static Output<T> Create(Task<T> value) => Create(value, isSecret: false);

    internal static Output<T> Create(Task<T> value, bool isSecret)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.IsCompletedSuccessfully
            ? new Output<T>(OutputData.Known(value.Result, isSecret))
            : new Output<T>(WaitAsync());

        async Task<OutputData<T>> WaitAsync()
            => OutputData.Known(await value.ConfigureAwait(false), isSecret);
    }

    internal static Output<T> Unknown(T value)
        => new(OutputData.Unknown<T>() with { Value = value });

    public Output<ValueTuple> Apply(Func<T, Task> func)
    {
        return Apply(value => Output.Create(RunAsync(value)));

        async Task<ValueTuple> RunAsync(T value)
        {
            await func(value).ConfigureAwait(false);
            return ValueTuple.Create();
        }
    }

    public Output<TResult> Apply<TResult>(Func<T, TResult> func)
        => Apply(value => Output.Create(func(value)));

    public Output<TResult> Apply<TResult>(Func<T, Task<TResult>> func)
        => Apply(value => Output.Create(func(value)));

    public Output<TResult> Apply<TResult>(Func<T, Input<TResult>?> func)
        => Apply(value => func(value).ToOutput());

    public Output<TResult> Apply<TResult>(Func<T, Output<TResult>?> func)
        => new(ApplyAsync(func));

    private async Task<OutputData<TResult>> ApplyAsync<TResult>(Func<T, Output<TResult>?> func)
    {
        var outer = await DataTask.ConfigureAwait(false);
        if (!outer.IsKnown)
        {
            return new OutputData<TResult>(outer.Resources, default!, false, outer.IsSecret);
        }

        var applied = func(outer.Value);
        if (applied is null)
        {
            return new OutputData<TResult>(outer.Resources, default!, true, outer.IsSecret);
        }

        var inner = await applied.DataTask.ConfigureAwait(false);
        return new OutputData<TResult>(
            OutputData.Union(outer.Resources, inner.Resources),
            inner.Value,
            inner.IsKnown,
            outer.IsSecret || inner.IsSecret);
    }

    public Output<TResult> UntypedApply<TResult>(Func<object?, Output<TResult>> func)
        => Apply(value => func(value));

    /// <summary>The same value with changed facts; the change may itself need waiting for.</summary>
    internal Output<T> With(Func<OutputData<T>, ValueTask<OutputData<T>>> change)
    {
        return new Output<T>(ChangeAsync());

        async Task<OutputData<T>> ChangeAsync()
            => await change(await DataTask.ConfigureAwait(false)).ConfigureAwait(false);
    }

    internal async Task<T> GetValueAsync(T whenUnknown)
    {
        var data = await DataTask.ConfigureAwait(false);
        return data.IsKnown ? data.Value : whenUnknown;
    }

    async Task<ImmutableHashSet<Resource>> IOutput.GetResourcesAsync()
        => (await DataTask.ConfigureAwait(false)).Resources;

    async Task<OutputData<object?>> IOutput.GetDataAsync()
        => (await DataTask.ConfigureAwait(false)).Untyped();

    /// <summary>
    /// There is no text to give: the value is not there yet. Warns, or throws if PULUMI_ERROR_OUTPUT_STRING asks so.
    /// </summary>
    public override string ToString()
    {
        var message = string.Join(
            Environment.NewLine,
            "Calling [ToString] on an [Output<T>] is not supported.",
            "",
            "An output has no text before it resolves. Build the text inside it:",
            "1. output.Apply(value => $\"prefix{value}suffix\")",
            "2. Output.Format($\"prefix{output}suffix\")");

        var strict = Environment.GetEnvironmentVariable("PULUMI_ERROR_OUTPUT_STRING");
        if (strict == "1" || string.Equals(strict, "true", StringComparison.OrdinalIgnoreCase))
        {
            throw new InvalidOperationException(message);
        }

        Log.Warn(message);
        return message;
    }
}
