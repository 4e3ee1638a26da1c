namespace Pulumi.Testing;

/// <summary>
/// The stack around a function that creates resources. It blocks on the function: a constructor cannot await.
/// </summary>
internal sealed class TestStack : Stack
{
    public TestStack(Action createResources)
    {
        createResources();
        Outputs = new Dictionary<string, object?>();
    }

    public TestStack(Func<Task> createResources)
    {
        createResources().GetAwaiter().GetResult();
        Outputs = new Dictionary<string, object?>();
    }

    public TestStack(Func<IDictionary<string, object?>> createResources)
    {
        Outputs = createResources();
    }

    public TestStack(Func<Task<IDictionary<string, object?>>> createResources)
    {
        Outputs = createResources().GetAwaiter().GetResult();
    }

    /// <summary>What the function returned. It is handed to the test, not registered.</summary>
    public new IDictionary<string, object?> Outputs { get; }
}
