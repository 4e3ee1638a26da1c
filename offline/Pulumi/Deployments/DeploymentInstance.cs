namespace Pulumi;

/// <summary>
/// What a program may ask the running deployment. Left out, because only the engine runs it: RegisterInvokeTransform.
/// </summary>
public sealed class DeploymentInstance
{
    internal DeploymentInstance(Deployment deployment)
    {
        Deployment = deployment;
    }

    internal Deployment Deployment { get; }

    public string StackName => Deployment.StackName;

    public string ProjectName => Deployment.ProjectName;

    public string RootDirectory => Deployment.RootDirectory ?? throw new InvalidOperationException(
        "The Pulumi CLI version does not support root directory. Please update the Pulumi CLI.");

    public string OrganizationName => Deployment.OrganizationName;

    public bool IsDryRun => Deployment.IsDryRun;

    public Output<T> Invoke<T>(
        string token, InvokeArgs args, InvokeOptions? options, RegisterPackageRequest? registerPackageRequest)
        => Deployment.Invoke<T>(token, args, options);

    public Output<T> Invoke<T>(
        string token, InvokeArgs args, InvokeOutputOptions options, RegisterPackageRequest? registerPackageRequest)
        => Deployment.Invoke<T>(token, args, options);

    public Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOptions? options = null)
        => Deployment.Invoke<T>(token, args, options);

    public Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOutputOptions options)
        => Deployment.Invoke<T>(token, args, options);

    public Output<T> InvokeSingle<T>(
        string token, InvokeArgs args, InvokeOptions? options, RegisterPackageRequest? registerPackageRequest)
        => Deployment.InvokeSingle<T>(token, args, options);

    public Output<T> InvokeSingle<T>(
        string token, InvokeArgs args, InvokeOutputOptions options, RegisterPackageRequest? registerPackageRequest)
        => Deployment.InvokeSingle<T>(token, args, options);

    public Output<T> InvokeSingle<T>(string token, InvokeArgs args, InvokeOptions? options = null)
        => Deployment.InvokeSingle<T>(token, args, options);

    public Output<T> InvokeSingle<T>(string token, InvokeArgs args, InvokeOutputOptions options)
        => Deployment.InvokeSingle<T>(token, args, options);

    public Task<T> InvokeAsync<T>(
        string token, InvokeArgs args, InvokeOptions? options, RegisterPackageRequest? registerPackageRequest)
        => Deployment.InvokeAsync<T>(token, args, options);

    public Task<T> InvokeAsync<T>(string token, InvokeArgs args, InvokeOptions? options = null)
        => Deployment.InvokeAsync<T>(token, args, options);

    public Task<T> InvokeSingleAsync<T>(
        string token, InvokeArgs args, InvokeOptions? options, RegisterPackageRequest? registerPackageRequest)
        => Deployment.InvokeSingleAsync<T>(token, args, options);

    public Task<T> InvokeSingleAsync<T>(string token, InvokeArgs args, InvokeOptions? options = null)
        => Deployment.InvokeSingleAsync<T>(token, args, options);

    public Task InvokeAsync(
        string token, InvokeArgs args, InvokeOptions? options, RegisterPackageRequest? registerPackageRequest)
        => Deployment.InvokeAsync(token, args, options);

    public Task InvokeAsync(string token, InvokeArgs args, InvokeOptions? options = null)
        => Deployment.InvokeAsync(token, args, options);

    public Output<T> Call<T>(
        string token, CallArgs args, Resource? self, CallOptions? options, RegisterPackageRequest? registerPackageRequest)
        => Deployment.Call<T>(token, args, self, options);

    public Output<T> Call<T>(string token, CallArgs args, Resource? self = null, CallOptions? options = null)
        => Deployment.Call<T>(token, args, self, options);

    public void Call(
        string token, CallArgs args, Resource? self, CallOptions? options, RegisterPackageRequest? registerPackageRequest)
        => Deployment.Call(token, args, self, options);

    public void Call(string token, CallArgs args, Resource? self = null, CallOptions? options = null)
        => Deployment.Call(token, args, self, options);
}
