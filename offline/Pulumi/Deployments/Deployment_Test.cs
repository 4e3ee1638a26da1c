using System.Collections.Immutable;
using System.Reflection;
using Pulumi.Testing;

namespace Pulumi;

public sealed partial class Deployment
{
    public static Task<ImmutableArray<Resource>> TestAsync<TStack>(IMocks mocks, TestOptions? options = null)
        where TStack : Stack, new()
        => TestAsync(mocks, options, CreateStack<TStack>);

    public static Task<ImmutableArray<Resource>> TestWithServiceProviderAsync<TStack>(
        IMocks mocks, IServiceProvider serviceProvider, TestOptions? options = null)
        where TStack : Stack
    {
        ArgumentNullException.ThrowIfNull(serviceProvider);
        return TestAsync(mocks, options, () => ResolveStack<TStack>(serviceProvider));
    }

    public static async Task<(ImmutableArray<Resource> Resources, IDictionary<string, object?> Outputs)> TestAsync(
        IMocks testMocks,
        TestOptions testOptions,
        Func<Task<IDictionary<string, object?>>> createResources)
        => WithoutStack(await TestAsync(testMocks, testOptions, () => new TestStack(createResources)).ConfigureAwait(false));

    public static async Task<(ImmutableArray<Resource> Resources, IDictionary<string, object?> Outputs)> TestAsync(
        IMocks testMocks,
        TestOptions testOptions,
        Func<IDictionary<string, object?>> createResources)
        => WithoutStack(await TestAsync(testMocks, testOptions, () => new TestStack(createResources)).ConfigureAwait(false));

    public static async Task<ImmutableArray<Resource>> TestAsync(
        IMocks testMocks,
        TestOptions testOptions,
        Func<Task> createResources)
    {
        var all = await TestAsync(testMocks, testOptions, () => new TestStack(createResources)).ConfigureAwait(false);
        return WithoutStack(all).Resources;
    }

    public static async Task<ImmutableArray<Resource>> TestAsync(
        IMocks testMocks,
        TestOptions testOptions,
        Action createResources)
    {
        var all = await TestAsync(testMocks, testOptions, () => new TestStack(createResources)).ConfigureAwait(false);
        return WithoutStack(all).Resources;
    }

    // Async, so that the running instance that it sets is gone again for the caller.
    private static async Task<ImmutableArray<Resource>> TestAsync(
        IMocks mocks, TestOptions? options, Func<Stack> createStack)
    {
        var deployment = new Deployment(mocks, options);
        Instance = new DeploymentInstance(deployment);
        await deployment.Runner.RunAsync(createStack).ConfigureAwait(false);

        var errors = deployment.Errors.Messages;
        return errors.Length switch
        {
            0 => deployment._monitor.Resources,
            1 => throw new RunException(errors[0]),
            _ => throw new AggregateException(errors.Select(error => new RunException(error))),
        };
    }

    private static Stack CreateStack<TStack>()
        where TStack : Stack, new()
        => (Stack)Activator.CreateInstance(typeof(TStack), BindingFlags.DoNotWrapExceptions, null, null, null)!;

    private static Stack ResolveStack<TStack>(IServiceProvider serviceProvider)
        where TStack : Stack
        => serviceProvider.GetService(typeof(TStack)) as TStack
            ?? throw new InvalidOperationException(
                $"Failed to resolve instance of type {typeof(TStack)} from service provider. "
                + $"Register the type with the service provider before calling {nameof(RunAsync)}.");

    /// <summary>The stack around a function is no resource of the caller's; only its outputs are.</summary>
    private static (ImmutableArray<Resource> Resources, IDictionary<string, object?> Outputs) WithoutStack(
        ImmutableArray<Resource> resources)
    {
        var outputs = resources.OfType<TestStack>().LastOrDefault()?.Outputs ?? new Dictionary<string, object?>();
        return ([.. resources.Where(resource => resource is not TestStack)], outputs);
    }
}
