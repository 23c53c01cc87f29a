extension KindText {
  static let volumeAttachment: StaticString = """
    kind VolumeAttachment
      resource volumeattachments
      scope cluster
      served storage.k8s.io/v1
      once storage.k8s.io/v1beta1 until 1.22, storage.k8s.io/v1alpha1 until 1.22
      is read
      plays limits of volumes
      snapshot storage
      asked always

    VolumeAttachment
      apiVersion: string
      kind: string
      metadata: ObjectMeta keep self object
      spec: VolumeAttachmentSpec immutable keep
      status: VolumeAttachmentStatus

    VolumeAttachmentSpec
      attacher: string keep
      source: VolumeAttachmentSource keep
      nodeName: string -> Node keep

    VolumeAttachmentSource
      persistentVolumeName: string -> PersistentVolume keep
      inlineVolumeSpec: PersistentVolumeSpec

    VolumeAttachmentStatus
      attached: bool
      attachmentMetadata: map[string]
      attachError: VolumeError
      detachError: VolumeError

    VolumeError
      time: time
      message: string
      errorCode: int32
    """
}
