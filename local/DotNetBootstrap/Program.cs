using DotNetBootstrap;

// One execution environment: loads the function once, then asks for one invocation after the other until it is ended.
using var runtime = new RuntimeClient(Variable("AWS_LAMBDA_RUNTIME_API"));
try
{
    return await Loop.RunAsync(runtime, Variable("_HANDLER"), Variable("LAMBDA_TASK_ROOT"));
}
catch (Exception error) when (error is HttpRequestException or IOException)
{
    // The host is gone, and nobody is left to answer to.
    return 0;
}

static string Variable(string name) => Environment.GetEnvironmentVariable(name)
    ?? throw new InvalidOperationException($"{name} is not set; Lambda sets it.");
