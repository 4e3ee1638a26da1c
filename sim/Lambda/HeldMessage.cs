using Sim.Sqs;

namespace Sim.Lambda;

/// <summary>
/// A poller's copy of a message that it received: the queue's own may expire or return while the function works.
/// It holds a reference on the payload.
/// </summary>
internal struct HeldMessage
{
    public int Slot;
    public Message Message;
}
