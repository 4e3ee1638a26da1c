using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Linker;
using Mono.Linker.Steps;

namespace Trimming;

/// <summary>
/// Lets the AWS SDK find no profile: `TryGetProfile` answers false before it looks for the files of a developer's machine,
/// which Lambda has not, and whose reader the trimmer would keep. A substitution in XML cannot: the method has an out
/// parameter. Runs before the trimmer marks what is reached.
/// </summary>
public sealed class ProfilesNotSought : IStep
{
    private const string Type = "Amazon.Runtime.CredentialManagement.CredentialProfileStoreChain";
    private const string Signature =
        $"System.Boolean {Type}::TryGetProfile(System.String,Amazon.Runtime.CredentialManagement.CredentialProfile&)";

    /// <exception cref="InvalidOperationException">The SDK has no such method any more: what was cut with it is back.</exception>
    public void Process(LinkContext context)
    {
        if (context.TryResolve("AWSSDK.Core") is not { } core)
        {
            return;
        }

        var method = core.MainModule.GetType(Type)?.Methods.SingleOrDefault(method => method.FullName == Signature)
            ?? throw new InvalidOperationException($"AWSSDK.Core {core.Name.Version} has no method `{Signature}`: see where its profiles are read now");
        method.Body = new MethodBody(method);
        var code = method.Body.GetILProcessor();
        code.Emit(OpCodes.Ldarg_2);
        code.Emit(OpCodes.Ldnull);
        code.Emit(OpCodes.Stind_Ref);
        code.Emit(OpCodes.Ldc_I4_0);
        code.Emit(OpCodes.Ret);
    }
}
