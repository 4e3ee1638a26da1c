using Sim;
using Sim.Sns;

namespace Local.Endpoints.Sns;

/// <summary>
/// The form of a call. The message of a publish is copied and checked with it: most of its work, which needs no turn of the world.
/// </summary>
internal sealed class SnsBody(QueryForm form)
{
    public QueryForm Form => form;

    /// <summary>Of Publish; null if it was not read ahead.</summary>
    public PublishRequest? Message { get; private init; }

    /// <summary>Null if there is nothing to read ahead. What is wrong is found once more, and said, when the call has its turn.</summary>
    public static SnsBody? ReadAhead(AwsCall call)
    {
        if (call.Body.IsEmpty)
        {
            return null;
        }

        try
        {
            var form = new QueryForm(call.Body);
            if (form.Text("Action") != nameof(Publish))
            {
                return new SnsBody(form);
            }

            var message = PublishFields.Read(form, call.TraceId, "", "");
            message.Prepare();
            return new SnsBody(form) { Message = message };
        }
        catch (AwsError)
        {
            // Its turn will show.
            return null;
        }
    }
}
